// What app.js adds, against a server that only counts. The page's clock is ours, so nothing sleeps.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { checkPage, launch, openPage } from "../../helpers.mjs";
import { serve } from "../../specimen/serve.mjs";

let browser, server, page, left;
const calls = (line) => server.log.filter(({ method, url }) => `${method} ${url}` === line);
const status = () => page.locator("form[data-autosave] [role=status]");
const json = () => ({ type: "application/json", body: JSON.stringify({ seconds_left: left }) });

before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });
beforeEach(async () => {
  left = 900;
  server = await serve({
    "GET /session": json,
    "POST /session": () => { left = 900; return json(); },
    "POST /drafts/1": { type: "text/plain", body: "Draft saved 10:51" },
    "GET /progress": { body: '<div class="progress"><p>Done: 2 of 2</p></div>' },
    "POST /search": { body: '<ul class="list"><li>Lehtonen, Aino</li></ul>' },
    "GET /signed-out": { body: "<!doctype html><title>Sign in</title><h1>Sign in</h1>" },
    "POST /hide": { body: "<!doctype html><title>Hidden</title>" },
    "POST /notes": { body: "<!doctype html><title>Saved</title>" },
    "POST /printed": { status: 503, body: "<!doctype html><title>Not printed</title>" },
  });
  page = await openPage(browser);
  await page.clock.install({ time: new Date("2026-11-21T10:00:00Z") });
  await page.goto(`${server.url}/app.html`);
  await page.clock.pauseAt(new Date("2026-11-21T10:00:10Z"));
});
afterEach(async () => {
  await page.context().close();
  await server.stop();
});

/** Moves the page's clock in steps, so that answers of the server arrive between them. A request gives up after 8 s. */
async function pass(seconds, step = 10) {
  for (let gone = 0; gone < seconds; gone += step) {
    await page.clock.runFor(Math.min(step, seconds - gone) * 1000);
    await page.evaluate(() => fetch("/signed-out").then(() => 0)).catch(() => 0); // the page may be on its way out
  }
}
const timeLeft = async (seconds) => { left = seconds; await pass(1, 1); };

test("the page passes the checks with the script on", async () => {
  await page.clock.resume(); // axe waits on timers
  await checkPage(page);
});

test("the error summary has the focus", async () => {
  assert.equal(await page.evaluate(() => document.activeElement.className), "errsum");
});

test("a draft is saved two seconds after a pause and says so", async () => {
  await page.fill("#text", "Aino sleeps better");
  await pass(1, 1);
  assert.equal(calls("POST /drafts/1").length, 0);
  await pass(2, 1);
  assert.equal(new URLSearchParams(calls("POST /drafts/1")[0].body).get("text"), "Aino sleeps better");
  assert.equal(await status().textContent(), "Draft saved 10:51");
});

test("the status speaks once a minute, but at once when saving fails and when it works again", async () => {
  await page.fill("#text", "one");
  await pass(3, 1);
  server.answers["POST /drafts/1"] = { type: "text/plain", body: "Draft saved 10:52" };
  await page.fill("#text", "two");
  await pass(8, 1);
  assert.equal(calls("POST /drafts/1").length, 2);
  assert.equal(await status().textContent(), "Draft saved 10:51");
  server.answers["POST /drafts/1"] = { status: 503 };
  await page.fill("#text", "three");
  await pass(8, 1);
  assert.equal(await status().textContent(), "Not saved. Trying again.");
  assert.equal(await status().getAttribute("data-state"), "failed");
  server.answers["POST /drafts/1"] = { type: "text/plain", body: "Draft saved 10:53" };
  await pass(31, 3);
  assert.equal(await status().textContent(), "Draft saved 10:53");
});

test("typing without a pause is saved every thirty seconds", async () => {
  for (let second = 0; second < 32; second += 1) {
    await page.locator("#text").press("a");
    await page.clock.runFor(1000);
  }
  await pass(1, 1);
  assert.ok(calls("POST /drafts/1").length >= 1);
});

test("leaving with unsaved words asks, sending the form does not", async () => {
  server.answers["POST /drafts/1"] = { status: 503 };
  await page.fill("#text", "one");
  await page.click("#text");
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.type()); return dialog.accept(); });
  await page.click("form[data-guard] button");
  await page.waitForURL("**/notes");
  assert.deepEqual(asked, []);
  await page.goBack();
  await page.waitForURL("**/app.html");
  await page.click("#text");
  await page.keyboard.type("two");
  await page.evaluate(() => { location.href = "/signed-out"; });
  await page.waitForURL("**/signed-out");
  assert.deepEqual(asked, ["beforeunload"]);
});

test("two minutes before the end a dialog warns, and the last minute counts", async () => {
  await pass(770);
  left = 130;
  assert.equal(await page.locator("#timeout").isVisible(), false);
  await pass(9, 3);
  await timeLeft(119);
  await pass(12, 3);
  assert.equal(await page.locator("#timeout").isVisible(), true);
  assert.equal(await page.locator("[data-countdown]").textContent(), "");
  await timeLeft(45);
  await pass(14, 2);
  assert.match(await page.locator("[data-countdown]").textContent(), /^\d\d seconds left$/);
  await page.clock.resume(); // axe waits on timers
  await checkPage(page);
  const uses = calls("POST /session").length;
  await page.keyboard.press("Escape");
  await pass(3, 1);
  assert.equal(calls("POST /session").length, uses + 1);
  assert.equal(await page.locator("#timeout").isVisible(), false);
});

test("staying in another tab closes the dialog here", async () => {
  left = 100;
  await pass(800);
  assert.equal(await page.locator("#timeout").isVisible(), true);
  left = 880;
  for (let gone = 0; gone < 30 && (await page.locator("#timeout").isVisible()); gone += 3) await pass(3, 1);
  assert.equal(await page.locator("#timeout").isVisible(), false);
  assert.equal(calls("POST /session").length, 0);
});

test("typing keeps the session and looking does not", async () => {
  await pass(300);
  assert.equal(calls("POST /session").length, 0);
  await page.locator("#text").press("a");
  await pass(5, 1);
  assert.equal(calls("POST /session").length, 1);
});

test("the draft is saved with the warning, and the end leaves nothing of the page", async () => {
  server.answers["POST /session"] = json; // the day's limit: use extends nothing
  left = 100;
  await pass(70);
  await page.fill("#text", "unsaved");
  await pass(1, 1);
  assert.equal(await page.locator("#timeout").isVisible(), true);
  assert.equal(calls("POST /drafts/1").length, 1);
  server.answers["GET /session"] = { status: 401 };
  for (let gone = 0; gone < 30 && !page.url().endsWith("/signed-out"); gone += 2) await pass(2, 1);
  await page.waitForURL("**/signed-out");
  assert.equal(await page.title(), "Sign in");
});

test("Ctrl+K goes to the search field, k alone does not", async () => {
  await page.keyboard.press("k");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
});

test("Escape closes a menu and gives the focus back", async () => {
  await page.click("details.menu summary");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("details.menu").getAttribute("open"), null);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
});

test("results follow typing, progress follows its job and stops", async () => {
  await page.fill("#q", "leh");
  await pass(3, 1);
  assert.equal(await page.locator("#results li").textContent(), "Lehtonen, Aino");
  assert.equal(calls("POST /search")[0].headers["hx-request"], "true");
  assert.equal(await page.locator(".progress").textContent(), "Done: 2 of 2");
  const polls = calls("GET /progress").length;
  await pass(6, 2);
  assert.equal(calls("GET /progress").length, polls);
});

test("a print that cannot be logged does not happen", async () => {
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await page.click("[data-print]");
  await page.waitForURL("**/printed");
  assert.equal(await page.title(), "Not printed");
});

test("a logged print prints", async () => {
  server.answers["POST /printed"] = { status: 204 };
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await page.click("[data-print]");
  await page.waitForFunction(() => document.title === "printed");
});

test("Hide now blanks the page before the server answers", async () => {
  await page.fill("#text", "unsaved");
  await page.evaluate(() => { addEventListener("submit", () => { sessionStorage.hidden = document.documentElement.hidden; }); });
  await page.click("[data-hide-now]");
  await page.waitForURL("**/hide");
  assert.equal(await page.evaluate(() => sessionStorage.hidden), "true");
  assert.equal(calls("POST /drafts/1").length, 1);
});
