// A small file server for the demo shop's pages; the tests use it too.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { tokenFor } from "./token.mjs";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/**
 * Serves `folder` on 127.0.0.1; resolves to the server. `headers` are added to every answer. With the identity.key
 * that is baked beside the folder it signs, like a shop's backend, who is logged in.
 */
export function serveShop(folder, port, headers = {}) {
  const root = path.resolve(folder);
  const key = path.join(root, "../identity.key");
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://shop");
    const customer = searchParams.get("customer") ?? "";
    if (pathname === "/aisle-token" && /^c-\d{4}$/.test(customer) && fs.existsSync(key)) {
      response.writeHead(200, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
      return response.end(tokenFor(customer, fs.readFileSync(key, "utf8")));
    }
    let name = "/404.html";
    try {
      name = decodeURIComponent(pathname);
    } catch {
      // An address that can't be read is a page that isn't there.
    }
    let file = path.join(root, name.endsWith("/") ? name + "index.html" : name);
    let status = 200;
    if (!file.startsWith(root + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      file = path.join(root, "404.html");
      status = 404;
    }
    response.writeHead(status, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream", ...headers });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
