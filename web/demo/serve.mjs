// A small file server for the demo shop's pages; the tests use it too.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves `folder` on 127.0.0.1; resolves to the server. `headers` are added to every answer. */
export function serveShop(folder, port, headers = {}) {
  const root = path.resolve(folder);
  const server = http.createServer((request, response) => {
    let name = "/404.html";
    try {
      name = decodeURIComponent(new URL(request.url, "http://shop").pathname);
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
