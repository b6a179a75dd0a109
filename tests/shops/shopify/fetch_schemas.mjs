// Fetches the schemas that Shopify publishes with its developer tools, into schemas/ beside this file.
//
//   node tests/shops/shopify/fetch_schemas.mjs
//
// The package (ISC) is only unpacked, never installed: it is large and would bring a command line along.
// Nothing is done when the schemas are there already.
import { execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const kPackage = "@shopify/dev-mcp@1.16.0";
const kSha256 = "4663c79229028e98f825a09d5f04ec6c3736331b740ce50260f9ffac10709474";
const kFolder = path.join(import.meta.dirname, "schemas");
const kMark = path.join(kFolder, "PACKAGE");

export function fetchSchemas() {
  if (fs.existsSync(kMark) && fs.readFileSync(kMark, "utf8") === kPackage) return;
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "shopify-schemas-"));
  try {
    const packed = JSON.parse(execFileSync("npm", ["pack", "--json", kPackage], { cwd: temporary, encoding: "utf8" }));
    const file = path.join(temporary, packed[0].filename);
    const sum = crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
    if (sum !== kSha256) throw new Error(`${kPackage} is another file than it was`);
    const wanted = ["admin", "storefront-graphql", "customer"].map((api) => `package/dist/data/${api}_*.json.gz`);
    execFileSync("tar", ["xzf", file, "-C", temporary, "--wildcards", ...wanted]);
    fs.rmSync(kFolder, { recursive: true, force: true });
    fs.cpSync(path.join(temporary, "package/dist/data"), kFolder, { recursive: true });
    fs.writeFileSync(kMark, kPackage);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) fetchSchemas();
