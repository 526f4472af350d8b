// Reads privacy.json as programs in JavaScript do. Standard input: {"schema": …, "documents": […]}.
// Standard output, for each document: what an expansion that refuses unknown keys, and the schema, have against it.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import jsonld from "jsonld";

const { schema, documents } = JSON.parse(readFileSync(0, "utf-8"));
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
formats(ajv);
const validate = ajv.compile(schema);

// Safe mode throws where a key, or a value, would be dropped without a word.
const refusal = (document) => jsonld.expand(document, { safe: true }).then(() => null, (error) => JSON.stringify(error.details ?? error.message));
const faults = (document) => (validate(document) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`));

const results = [];
for (const document of documents) {
  results.push({ refusal: await refusal(document), faults: faults(document) });
}
process.stdout.write(JSON.stringify(results));
