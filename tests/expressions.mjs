// Evaluates the expressions of workflows as GitHub does, with the evaluator that GitHub publishes. A line of standard input is
// {"expression": …, "contexts": {…}, "status": {"success": …, …}, "condition": …}; that of standard output is {"value": …},
// or {"error": …} for whatever GitHub would not understand.
import { createInterface } from "node:readline";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";
import { FunctionCall } from "@actions/expressions/ast";
import { truthy } from "@actions/expressions/result";

const asData = (value) => {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "string") return new data.StringData(value);
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(asData));
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: asData(inner) })));
};

const asksForStatus = (node, names) =>
  node !== null &&
  typeof node === "object" &&
  ((node instanceof FunctionCall && names.has(node.functionName.lexeme.toLowerCase())) ||
    Object.values(node).some((inner) => (Array.isArray(inner) ? inner : [inner]).some((one) => asksForStatus(one, names))));

const evaluated = ({ expression, contexts, status, condition }) => {
  const functions = Object.entries(status).map(([name, holds]) => ({ name, minArgs: 0, maxArgs: 0, call: () => asData(holds) }));
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  // A condition that asks for no status holds only after success.
  if (condition && !status.success && !asksForStatus(parsed, new Set(Object.keys(status)))) return false;
  const value = new Evaluator(parsed, asData(contexts), new Map(functions.map((one) => [one.name, one]))).evaluate();
  return condition ? truthy(value) : value.coerceString();
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { value: evaluated(JSON.parse(line)) };
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
