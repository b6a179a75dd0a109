// What a shop's backend does for a customer who is logged in: signs who they are, for ten minutes
// (server/identity/README.md). The demo has no passwords, so that anybody may try every account.
import { createHmac } from "node:crypto";

/** @param {string} customer @param {string} secret the text of identity.key @returns {string} */
export function tokenFor(customer, secret) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 600;
  const text = `${encode({ alg: "HS256", typ: "JWT", kid: "demo" })}.${encode({ sub: customer, aud: "tarnfell", exp })}`;
  return `${text}.${createHmac("sha256", secret.trim()).update(text).digest("base64url")}`;
}
