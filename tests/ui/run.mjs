// Runs the specs against the real binary: node tests/ui/run.mjs [--screenshots] [part of a spec's name …]
// CAREHOLD_BIN names the binary (default target/debug/carehold). A spec that needs no product is under specs/kit.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { spec } from "node:test/reporters";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { startBrowser, startDemo } from "./helpers.mjs";

const specs = join(dirname(fileURLToPath(import.meta.url)), "specs");
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (process.argv.includes("--screenshots")) process.env.SCREENSHOTS = "1";

const files = readdirSync(specs, { recursive: true })
  .filter((name) => name.endsWith(".spec.mjs") && (!words.length || words.some((word) => name.includes(word))))
  .sort();
if (!files.length) {
  console.error(`no spec matches ${words.join(" ")}`);
  process.exit(2);
}

const needsProduct = files.some((name) => !name.startsWith("kit"));
const [browser, product] = await Promise.all([startBrowser(), needsProduct && startDemo()]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
process.env.CAREHOLD_BROWSER = browser.wsEndpoint();
if (product) process.env.CAREHOLD_DEMO = JSON.stringify(product.demo);

const stream = run({ files: files.map((name) => join(specs, name)), concurrency: 1, timeout: 300_000 });
stream.on("test:fail", () => { process.exitCode = 1; });
stream.compose(new spec()).pipe(process.stdout);
stream.on("end", () => Promise.all([browser.close(), product && product.stop()]));
