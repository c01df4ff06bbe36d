// How long records are kept: the nightly run, missing facts, the list that it drafted, holds, and why a date is what it is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session, speak } from "../../helpers.mjs";

let browser, admin;
before(async () => {
  browser = await launch();
  admin = await openPage(browser, { storageState: await session(browser, "admin") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const text = (page) => page.locator("main").textContent();

test("the nightly run says what it looked at", async () => {
  await admin.goto(`${url}/admin/retention`);
  assert.match(await admin.locator("section[aria-labelledby=night]").textContent(), /Last run/);
  await checkLooks(admin, (name) => screenshot(admin, `retention en ${name}`));
  await follow(admin, "main nav.buttons a >> text=Nightly run");
  const words = await text(admin);
  assert.match(words, /Last run/);
  assert.match(words, /Period is over/);
  await checkLooks(admin, (name) => screenshot(admin, `retention run en ${name}`));
});

test("a record that is due says why", async () => {
  await follow(admin, "section[aria-labelledby=due] a.strong");
  assert.match(await text(admin), /The period is over/);
  await checkLooks(admin, (name) => screenshot(admin, `retention why en ${name}`));
});

test("the list that it drafted waits for decisions", async () => {
  await admin.goto(`${url}/admin/retention/disposals`);
  await checkLooks(admin, (name) => screenshot(admin, `disposal lists en ${name}`));
  await follow(admin, "section[aria-labelledby=lists] a.strong");
  const list = admin.url();
  for (let waits = 0; !(await admin.locator("form[action$='/decisions']").count()); waits += 1) {
    assert.ok(waits < 20, "what is on it is listed within some seconds");
    await admin.waitForTimeout(500);
    await admin.goto(list);
  }
  await follow(admin, "form[action$='/review'] button");
  assert.match(await admin.locator(".errsum").textContent(), /not decided yet/, "what nobody marked is not approved");
  await checkLooks(admin, (name) => screenshot(admin, `disposal list en ${name}`));
});

test("holds on many cases, and missing facts", async () => {
  await admin.goto(`${url}/admin/retention/missing`);
  await checkLooks(admin, (name) => screenshot(admin, `retention missing en ${name}`));
  await admin.goto(`${url}/admin/retention/holds`);
  await follow(admin, "main form button.primary");
  assert.match(await admin.locator(".errsum").textContent(), /Enter a type or a time/);
  await checkLooks(admin, (name) => screenshot(admin, `holds wide en ${name}`));
});

test("in Finnish", async () => {
  await speak(admin, "fi");
  await admin.setViewportSize({ width: 320, height: 844 });
  for (const path of ["runs", "missing", "disposals", "holds"]) {
    await admin.goto(`${url}/admin/retention/${path}`);
    await checkPage(admin);
  }
  await speak(admin, "en");
});
