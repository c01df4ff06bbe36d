// Serves the specimen pages and app/static under the product's own headers, with the few answers app.js asks for.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "../../../app");
const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8" };
export const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** `answers` maps "METHOD /path" to `{ status, type, body }` or a function of the request body that gives one. */
export async function serve(answers = {}) {
  const log = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    let body = "";
    for await (const chunk of request) body += chunk;
    log.push({ method: request.method, url: request.url, body, headers: request.headers });
    const send = (status, type, content) => response.writeHead(status, { "content-type": type, "content-security-policy": policy, "cache-control": "no-store" }).end(content);
    const answer = answers[`${request.method} ${path}`];
    if (answer) {
      const { status = 200, type = "text/html; charset=utf-8", body: content = "" } = typeof answer === "function" ? answer(body) : answer;
      return send(status, type, content);
    }
    const file = path.startsWith("/static/") ? join(assets, normalize(path)) : join(here, normalize(path));
    try {
      send(200, types[extname(file)] ?? "application/octet-stream", await readFile(file));
    } catch {
      send(404, "text/plain", "not found");
    }
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  return { url: `http://localhost:${server.address().port}`, log, answers, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}
