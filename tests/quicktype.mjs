// Prints the Python that quicktype makes of a JSON Schema: node quicktype.mjs schema.json
import { readFileSync } from "node:fs";
import { InputData, JSONSchemaInput, quicktype } from "quicktype-core";

const schema = new JSONSchemaInput(undefined);
await schema.addSource({ name: "Document", schema: readFileSync(process.argv[2], "utf8") });
const inputData = new InputData();
inputData.addInput(schema);
const { lines } = await quicktype({ inputData, lang: "python" });
console.log(lines.join("\n"));
