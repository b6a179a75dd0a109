// Every GraphQL document of the connector, checked against Shopify's schemas of every version.
//
//   node tests/shops/shopify/check_documents.mjs
import fs from "node:fs";
import path from "node:path";
import { parse, validate, Kind } from "graphql";
import { costOf, kCostMax } from "./cost.mjs";
import { fetchSchemas } from "./fetch_schemas.mjs";
import { schemaOf, versionsOf } from "./schemas.mjs";

const kServer = path.join(import.meta.dirname, "../../../server/connectors");

/** The constants of shopify_documents.h: { name, text }. */
function constants() {
  const header = fs.readFileSync(path.join(kServer, "shopify_documents.h"), "utf8");
  return [...header.matchAll(/string_view (k\w+) = R"\(([\s\S]*?)\)";/g)].map(([, name, text]) => ({ name, text }));
}

/** kWholeOrder and kListedOrder, as the variables that they become. */
function sizes(name) {
  const header = fs.readFileSync(path.join(kServer, "shopify_order.h"), "utf8");
  const numbers = new RegExp(`${name}\\{([\\d, ]+)\\}`).exec(header)[1].split(",").map(Number);
  return Object.fromEntries(["lines", "parcels", "pieces", "payments"].map((key, i) => [key, numbers[i]]));
}

fetchSchemas();
const all = constants();
const fragments = all.filter(({ text }) => text.trimStart().startsWith("fragment"));
const documents = all.filter((one) => !fragments.includes(one));
const failures = [];
let checks = 0;
for (const { name, text } of documents) {
  const used = fragments.filter((one) => new RegExp(`\\.\\.\\.${/fragment (\w+)/.exec(one.text)[1]}\\b`).test(text));
  const document = parse([text, ...used.map((one) => one.text)].join("\n"));
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION).length;
  if (operations !== 1) failures.push(`${name}: ${operations} operations`);
  const variables = name.includes("OfCustomer") ? sizes("kListedOrder") : sizes("kWholeOrder");
  for (const version of versionsOf("admin")) {
    ++checks;
    const schema = schemaOf("admin", version);
    const errors = validate(schema, document);
    for (const error of errors) failures.push(`${name} on ${version}: ${error.message}`);
    const cost = errors.length > 0 ? 0 : costOf(schema, document, variables);
    if (cost > kCostMax) failures.push(`${name} on ${version}: costs ${cost} points, more than ${kCostMax}`);
    if (version === versionsOf("admin")[0] && process.env.SHOW_COSTS) console.log(`${name}: ${cost} points`);
  }
}
for (const failure of failures) console.log(`FAILED  ${failure}`);
console.log(`${documents.length} documents, ${checks} checks, ${failures.length} failures`);
process.exit(failures.length > 0 || documents.length === 0 ? 1 : 0);
