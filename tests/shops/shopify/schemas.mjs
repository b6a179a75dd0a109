// Shopify's published schemas, by API and version.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { buildClientSchema } from "graphql";

const kFolder = path.join(import.meta.dirname, "schemas");
const kFiles = { admin: "admin", storefront: "storefront-graphql", customer: "customer" };
const built = new Map();

/** Oldest first, "unstable" last. */
export function versionsOf(api) {
  const names = fs.readdirSync(kFolder).map((name) => new RegExp(`^${kFiles[api]}_(.+)\\.json\\.gz$`).exec(name)?.[1]);
  return names.filter(Boolean).sort();
}

export function schemaOf(api, version) {
  const key = `${api} ${version}`;
  if (!built.has(key)) {
    const json = JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(kFolder, `${kFiles[api]}_${version}.json.gz`))));
    built.set(key, buildClientSchema(json.data ?? json, { assumeValid: true }));
  }
  return built.get(key);
}
