// Makes app/static/icons.svg from the unpacked npm package lucide-static:
//   npm pack lucide-static@VERSION && tar xzf lucide-static-*.tgz && node scripts/icons.mjs package
// The manifest says which version and which symbols; its two hashes are rewritten.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node scripts/icons.mjs <unpacked lucide-static package>");
  process.exit(2);
}
const assets = join(dirname(fileURLToPath(import.meta.url)), "../app/static");
const manifestPath = join(assets, "vendor/manifest.toml");
const manifest = readFileSync(manifestPath, "utf8");
const derived = manifest.slice(manifest.indexOf("[[derived]]"));
const wanted = derived.match(/^version = "(.+?)"/m)[1];
const found = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
if (found !== wanted) {
  console.error(`the manifest wants lucide-static ${wanted}, ${folder} holds ${found}`);
  process.exit(1);
}

const symbols = [...derived.slice(derived.indexOf("[derived.symbols]")).matchAll(/^([a-z-]+) = "(.+?)"/gm)];
const body = symbols.map(([, id, icon]) => {
  const svg = readFileSync(join(folder, "icons", `${icon}.svg`), "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.indexOf("</svg>"));
  return `<symbol id="${id}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>")}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide ${wanted}, ISC and MIT: see icons.LICENSE -->\n${body.join("\n")}\n</svg>\n`;
const licence = readFileSync(join(folder, "LICENSE"));
writeFileSync(join(assets, "icons.svg"), sprite);
writeFileSync(join(assets, "icons.LICENSE"), licence);

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const rewritten = derived
  .replace(/^sha256 = ".*"/m, `sha256 = "${sha256(sprite)}"`)
  .replace(/^licence_sha256 = ".*"/m, `licence_sha256 = "${sha256(licence)}"`);
writeFileSync(manifestPath, manifest.replace(derived, rewritten));
console.log(`${symbols.length} symbols, ${sprite.length} bytes`);
