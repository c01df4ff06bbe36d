// The time-out on a page of the product. Its clock is the browser's here, so the server's answers about the session are given by the test;
// what the server does when a session ends is tested in Rust.
import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { checkPage, demo, launch, openPage, session } from "../../helpers.mjs";

let browser, page, left;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const { url } = demo();
const dialog = () => page.locator("#timeout");

beforeEach(async () => {
  page = await openPage(browser, { storageState: await session(browser, "worker") });
  left = 900;
  await page.route("**/session", (route) => {
    if (route.request().method() === "POST") left = 900;
    return left > 0 ? route.fulfill({ json: { seconds_left: left } }) : route.fulfill({ status: 401 });
  });
  await page.clock.install();
  await page.goto(`${url}/w/clients`);
});
afterEach(async () => { await page.context().close(); });

/** Lets `seconds` pass in the page, with time for answers between the steps, until `over` says it is enough. */
async function pass(seconds, over = async () => false) {
  for (let gone = 0; gone < seconds && !(await over()); gone += 5) {
    left -= 5;
    await page.clock.runFor(5000);
  }
}

test("two minutes before the end a dialog asks, and Stay keeps the session", async () => {
  assert.equal(await page.getAttribute("body", "data-timeout-idle"), "900");
  await pass(770);
  assert.equal(await dialog().isVisible(), false);
  await pass(60, () => dialog().isVisible());
  assert.match(await dialog().textContent(), /Are you still there\?/);
  await page.clock.resume(); // axe waits on timers
  await checkPage(page);
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), dialog().locator("[data-stay]").click()]);
  await dialog().waitFor({ state: "hidden" });
  assert.ok(page.url().endsWith("/w/clients"));
});

test("the real server knows the session and keeps it in use", async () => {
  await page.unroute("**/session");
  const answers = await page.evaluate(async () => {
    const ask = async (method) => (await (await fetch("/session", { method })).json()).seconds_left;
    return [await ask("GET"), await ask("POST")];
  });
  assert.ok(answers[0] > 0 && answers[0] <= 900, `${answers}`);
  assert.equal(answers[1], 900);
});

test("at the end nothing of the page is left, and the way back goes through the door", async () => {
  await page.context().clearCookies();
  await page.evaluate(() => navigation.addEventListener("navigate", (event) => event.preventDefault(), { once: true })); // it would go on at once
  left = 0;
  await pass(900, () => page.locator("h1 >> text=You are signed out").isVisible());
  assert.equal(await page.title(), "You are signed out");
  assert.equal((await page.locator("body").textContent()).replace(/\s+/g, " ").trim(), "You are signed outSign in again");
  await page.click("a >> text=Sign in again");
  await page.waitForURL("**/sign-in**");
});
