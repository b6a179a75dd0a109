// Reads the policy files, for the shop's own pages. Aisle reads the same files by its demo connector;
// their form is described in server/connectors/README.md.
import fs from "node:fs";
import path from "node:path";

export function readPolicies(folder) {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const source = fs.readFileSync(path.join(folder, file), "utf8");
      const [front, ...parts] = source.split(/^## /m);
      const head = Object.fromEntries(front.split("\n").filter((line) => line.includes(": ")).map((line) => line.split(/: (.*)/).slice(0, 2)));
      const passages = parts.map((part) => {
        const [, heading, id, text] = /^(.*?) \{#(.*?)\}\n+([\s\S]*)$/.exec(part);
        return { heading, id, text: text.trim() };
      });
      return { file, source, ...head, passages };
    });
}
