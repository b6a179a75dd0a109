// Who asks: a consumer key as a login over TLS, or as the signature of a question in the clear (OAuth 1.0a, one leg).
//
// After WooCommerce's class-wc-rest-authentication.php: the order of its checks, their codes and statuses.
import crypto from "node:crypto";

const kWindowSeconds = 15 * 60;
const kNeeded = ["oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"];

export class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}
const denied = (message) => new Refusal(401, "woocommerce_rest_authentication_error", message);

const escape = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const same = (a, b) => a.length === b.length && crypto.timingSafeEqual(Buffer.from(a), Buffer.from(b));

function signatureOf({ method, url, params, secret, algorithm }) {
  const pairs = [...params].filter(([name]) => name !== "oauth_signature").sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = pairs.map(([name, value]) => escape(`${escape(name)}=${escape(value)}`)).join("%26");
  return crypto.createHmac(algorithm, `${secret}&`).update(`${method}&${escape(url)}&${query}`).digest("base64");
}

/** The key that asks, or null for nobody. `keys` are by consumer key: {secret, permissions, nonces}. */
export function whoAsks({ method, url, params, headers, keys }) {
  const login = headers["x-forwarded-proto"] === "https" && /^Basic (.+)$/.exec(headers.authorization ?? "");
  if (login) {
    const [name, ...secret] = Buffer.from(login[1], "base64").toString().split(":");
    const key = keys.get(name);
    if (key && !same(key.secret, secret.join(":"))) throw denied("Consumer secret is invalid.");
    return key ?? null;
  }
  const there = kNeeded.filter((name) => params.get(name));
  if (there.length === 0) return null;
  if (there.length < kNeeded.length) throw new Refusal(401, "woocommerce_rest_authentication_missing_parameter", "Missing OAuth parameters");
  const key = keys.get(params.get("oauth_consumer_key"));
  if (!key) throw denied("Consumer key is invalid.");
  const algorithm = { "HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256" }[params.get("oauth_signature_method")];
  if (!algorithm) throw denied("Invalid signature - signature method is invalid.");
  const signature = signatureOf({ method, url, params, secret: key.secret, algorithm });
  if (!same(signature, params.get("oauth_signature"))) throw denied("Invalid signature - provided signature does not match.");
  const late = Math.abs(Number(params.get("oauth_timestamp")) - Date.now() / 1000);
  if (!(late <= kWindowSeconds)) throw denied("Invalid timestamp.");
  const nonce = params.get("oauth_nonce");
  if (key.nonces.has(nonce)) throw denied("Invalid nonce - nonce has already been used.");
  key.nonces.add(nonce);
  return key;
}
