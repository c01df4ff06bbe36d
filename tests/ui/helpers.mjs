// What a UI spec stands on: the running product, a real Chromium, signing in, and the checks every page must pass.
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = join(here, ".cache/screenshots");

export const widths = [1440, 390, 320];
export const themes = ["light", "dark"];
export const languages = ["en", "fi"];
/** Those of the portal, of signing in and of the public pages. */
export const portalLanguages = [...languages, "sv"];
const locales = { en: "en-GB", fi: "fi-FI", sv: "sv-FI" };

const binary = resolve(process.env.CAREHOLD_BIN ?? join(here, "../../target/debug/carehold"));

/** Starts the binary: `exited` resolves when it has ended, `stop` ends it, `errors` gives what it wrote there last. */
function spawnBinary(args, env = {}) {
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let errors = "";
  child.stderr.on("data", (bytes) => { errors = (errors + bytes).slice(-4000); });
  const exited = new Promise((done) => { child.once("exit", done); child.once("error", done); });
  const stop = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exited;
    clearTimeout(hard);
  };
  return { child, exited, stop, errors: () => errors };
}

/** Starts `carehold demo --test` in a fresh folder and resolves once it says where it listens. */
export async function startDemo() {
  const scratch = mkdtempSync(join(tmpdir(), "carehold-ui-"));
  const data = join(scratch, "data");
  mkdirSync(data);
  const { child, exited, stop: pause, errors } = spawnBinary(["demo", "--test", "--data", data, "--listen", "127.0.0.1:0", "--json"]);
  const line = new Promise((done) => {
    let text = "";
    child.stdout.on("data", (bytes) => {
      text += bytes;
      const end = text.indexOf("\n");
      if (end >= 0) done(text.slice(0, end));
    });
  });
  const late = new Promise((done) => { setTimeout(done, 60_000, "late").unref(); });
  const first = await Promise.race([line, late, exited.then((why) => ({ why }))]);
  if (typeof first !== "string" || first === "late") {
    child.kill("SIGKILL");
    rmSync(scratch, { recursive: true, force: true });
    throw new Error(`${binary} demo did not say where it listens (${first === "late" ? "waited 60 s" : first.why})\n${errors()}`);
  }
  const demo = JSON.parse(first);
  demo.url = onLocalhost(demo.url);
  demo.scratch = scratch;
  return { demo, ...running(pause, scratch) };
}

/** `pause` ends a product and leaves its folder; `stop` removes it too. */
function running(pause, scratch) {
  const stop = async () => {
    await pause();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { pause, stop };
}

/** Serves the folder of a demo that has paused, at the same address; some time later where `CAREHOLD_CLOCK_AHEAD_SECS` says so. */
export async function startServe({ url, scratch }) {
  const cheap = { CAREHOLD_PASSWORDS_MEMORY_KIB: "256", CAREHOLD_PASSWORDS_PASSES: "1" };
  const { exited, stop, errors } = spawnBinary(["serve", "--data", join(scratch, "data"), "--listen", `127.0.0.1:${new URL(url).port}`], cheap);
  let why;
  exited.then((code) => { why = `${code}`; });
  for (let waits = 0; !(await fetch(`${url}/ready`).then(({ ok }) => ok, () => false)); waits += 1) {
    if (why || waits > 300) throw new Error(`${binary} serve is not ready (${why ?? "waited 30 s"})\n${errors()}`);
    await new Promise((done) => { setTimeout(done, 100); });
  }
  return running(stop, scratch);
}

/** Runs a command of the binary to its end. */
export function carehold(...args) {
  const { status, stdout, stderr } = spawnSync(binary, args, { encoding: "utf8", timeout: 120_000 });
  return { status, stdout, stderr };
}

/** The product that `run.mjs` started: `{ url, scratch, organizations: [{ slug, sign_ins: [{ role, email, password, totp_secret }] }] }`. */
export function demo() {
  if (!process.env.CAREHOLD_DEMO) throw new Error("run the specs with `node tests/ui/run.mjs`, which starts the product");
  return JSON.parse(process.env.CAREHOLD_DEMO);
}

/** `__Host-` cookies reach Chromium over plain http on the name localhost only. */
function onLocalhost(address) {
  const url = new URL(address);
  url.hostname = "localhost";
  return url.href.replace(/\/$/, "");
}

/** How Chromium starts: an empty profile that calls nobody. */
const chromiumOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};

/** The one Chromium of a run; each spec connects to it. */
export function startBrowser() {
  return chromium.launchServer(chromiumOptions);
}

/** The run's Chromium, or one's own where a spec runs alone. */
export function launch() {
  const { CAREHOLD_BROWSER: endpoint } = process.env;
  return endpoint ? chromium.connect(endpoint) : chromium.launch(chromiumOptions);
}

/** A page in a context of its own, watched from its first request on: see `checkPage`. */
export async function openPage(browser, { theme = "light", width = 1440, language = "en", ...options } = {}) {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height: heightFor(width) },
    locale: locales[language],
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const seen = { requests: [], errors: [] };
  page.seen = seen;
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Refused to/.test(message.text())) seen.errors.push(`console: ${message.text()}`);
  });
  return page;
}

/** `checkPage` for an open page at every width, and its contrast in the dark as well: looks are CSS alone, so nothing loads
 *  again, and themes differ in colours only. `each` is called with the variant's name after each. */
export async function checkLooks(page, each = async () => {}) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightFor(width) });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      const found = colorScheme === "light" ? await faults(page) : await axeViolations(page, { type: "rule", values: ["color-contrast"] });
      complain(page, found, `${colorScheme} ${width}: `);
      await each(`${colorScheme} ${width}`);
    }
  }
}

const heightFor = (width) => (width < 600 ? 844 : 900);

/** RFC 6238 with SHA-1, 30 s and 6 digits; `secret` in base32. */
export function totp(secret, now = Date.now()) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.toUpperCase().replace(/[^A-Z2-7]/g, "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = mac.at(-1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The first sign-in of `who`, a role or the beginning of an e-mail address, in `org` (default: the first organization that has one). */
export function account(who, { org } = {}) {
  for (const organization of demo().organizations) {
    const found = organization.sign_ins.find(({ role, email }) => role === who || email.startsWith(`${who}@`));
    if (found && (!org || org === organization.slug)) return { ...found, slug: organization.slug };
  }
  throw new Error(`the demo has no ${who}${org ? ` in ${org}` : ""}`);
}

/** Signs in through the two pages a person would use: `who` as in `account`, or somebody's own sign-in. */
export async function signIn(page, who, { org } = {}) {
  const { slug, email, password, totp_secret: secret } = typeof who === "string" ? account(who, { org }) : who;
  await page.goto(`${demo().url}/o/${slug}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await submit(page, "[name=password]");
  if (!secret) return page.waitForURL("**/p"); // a client, with the password alone
  await page.waitForURL("**/sign-in/code");
  await page.fill("[name=code]", await freshCode(secret));
  await submit(page, "[name=code]");
}

/** Proves identity again, which grave acts ask for some minutes after signing in. */
export async function stepUp(page, who, { org } = {}) {
  await page.goto(`${demo().url}/step-up?next=/w`);
  await page.fill("[name=code]", await freshCode(account(who, { org }).totp_secret));
  await submit(page, "[name=code]");
}

/** Sets the language of the account, which keeps it: set it back. */
export async function speak(page, language, settings = "/settings") {
  await page.goto(`${demo().url}${settings}`);
  await page.check(`[name=language][value=${language}]`);
  await follow(page, "form:has([name=language]) button.primary");
}

/** A code that was not used yet. The server takes the next step's code too, so that only a third one within a step waits. */
export async function freshCode(secret) {
  const path = join(demo().scratch, `ui-code-${createHmac("sha256", secret).digest("hex").slice(0, 16)}`);
  const ahead = Number(process.env.CAREHOLD_CLOCK_AHEAD_SECS ?? 0) * 1000;
  const now = () => Math.floor((Date.now() + ahead) / 30_000);
  const step = Math.max(now(), last(path) + 1);
  while (step > now() + 1) await new Promise((done) => { setTimeout(done, 500); });
  writeFileSync(path, String(step));
  return totp(secret, step * 30_000);
}

function last(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return -1;
  }
}

/** Presses Enter in a field and waits for the page that comes. */
export async function submit(page, field) {
  await Promise.all([page.waitForEvent("load"), page.press(field, "Enter")]);
}

/** Clicks and waits for the page that comes. */
export async function follow(page, target) {
  await Promise.all([page.waitForEvent("load"), (typeof target === "string" ? page.locator(target) : target).click()]);
}

/** The browser state of a signed-in `who`, made once per run: `openPage(browser, { storageState: await session(browser, "worker") })`. */
export async function session(browser, who, { org } = {}) {
  const { slug, email } = account(who, { org });
  const path = join(demo().scratch, `ui-session-${slug}-${who}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    const page = await openPage(browser);
    await signIn(page, who, { org });
    if (page.url().includes("/sign-in")) throw new Error(`${email} was not let in: ${page.url()}`);
    const state = await page.context().storageState({ path });
    await page.context().close();
    return state;
  }
}

/** Throws unless the page has no axe violation (WCAG 2.2 AA), no CSP violation or script error, no request to
 *  another host, no sideways scrolling, and no focusable element hidden under a sticky one. */
export async function checkPage(page) {
  complain(page, await faults(page));
}

function complain(page, found, variant = "") {
  if (found.length) throw new Error(`${variant}${page.url()}\n  ${[...new Set(found)].join("\n  ")}`);
}

async function faults(page) {
  const { origin } = new URL(page.url());
  const foreign = page.seen.requests.filter((url) => !/^(data|blob|about):/.test(url) && new URL(url).origin !== origin);
  const wcag = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  return [...page.seen.errors, ...foreign.map((url) => `third party: ${url}`), ...(await axeViolations(page, wcag)), ...(await page.evaluate(layoutFaults))];
}

/** What axe-core finds with some of its rules, a line each. */
export async function axeViolations(page, runOnly) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async (only) => {
    const result = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.target.join(" ")} – ${node.failureSummary.split("\n")[1]?.trim()}`));
  }, runOnly);
}

/** Runs in the page. */
function layoutFaults() {
  const faults = [];
  const root = document.documentElement;
  const name = (element) => `${element.localName}${element.id && `#${element.id}`}${[...element.classList].map((word) => `.${word}`).join("")}`;
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element));
    faults.push(`wider than ${root.clientWidth} px by ${root.scrollWidth - root.clientWidth}: ${wide.slice(0, 5).map(name).join(", ")}`);
  }
  const was = document.activeElement;
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    const { left, right, top: above, bottom } = element.getBoundingClientRect();
    const between = (from, to, most, share) => Math.max(from, 0) + (Math.min(to, most) - Math.max(from, 0)) * share;
    const points = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]];
    const shown = points.some(([x, y]) => {
      const top = document.elementFromPoint(between(left, right, innerWidth, x), between(above, bottom, innerHeight, y));
      return top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
    });
    if (!shown) faults.push(`covered when focused: ${name(element)} “${(element.textContent || element.name || "").trim().slice(0, 30)}”`);
  }
  document.activeElement.blur();
  if (was !== document.body) was.focus();
  scrollTo(0, 0);
  return faults;
}

/** The pictures that the documentation shows, as much as fits on the screen. */
const documented = ["my day", "my clients", "client", "case", "audit log"].flatMap((name) => [`${name} en light 1440`, `${name} en dark 1440`, `${name} en light 390`]);

/** With `run.mjs --screenshots`: a full-page picture in `.cache/screenshots`, and those of the documentation in `docs/screenshots`. */
export async function screenshot(page, name) {
  if (!process.env.SCREENSHOTS) return;
  const file = `${name.replace(/[^\w-]+/g, "-")}.png`;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, file), fullPage: true });
  if (documented.includes(name)) await page.screenshot({ path: join(here, "../../docs/screenshots", file) });
}
