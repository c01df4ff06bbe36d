// A request for access: asked on a phone, looked through and released at a desk, fetched on the phone; with its letters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, portalLanguages, screenshot, session, speak, stepUp } from "../../helpers.mjs";

let browser, client, admin, own, staff;
before(async () => {
  browser = await launch();
  client = await openPage(browser, { storageState: await session(browser, "client"), width: 390 });
  admin = await openPage(browser, { storageState: await session(browser, "admin") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const main = (page) => page.locator("main").textContent();
const done = (page) => page.locator("main .note.ok").textContent();
const errors = (page) => page.locator(".errsum").textContent();

/// Loads a page again until something is on it.
async function until(page, address, selector) {
  for (let waits = 0; ; waits += 1) {
    await page.goto(address);
    if (await page.locator(selector).count()) return;
    assert.ok(waits < 40, `${selector} appears within some seconds`);
    await page.waitForTimeout(500);
  }
}

test("a client asks for a copy and gets a letter", async () => {
  await client.goto(`${url}/p/requests/new`);
  await client.check("[name=kind][value=access]");
  for (let step = 0; step < 3; step += 1) await follow(client, "main form button.primary");
  own = client.url();
  await until(client, own, "a[href*='/letters/']");
  await follow(client, "main a[href*='/letters/']");
  assert.match(await main(client), /Saimme pyyntösi/);
  await checkLooks(client, (name) => screenshot(client, `letter portal en ${name}`));
});

test("what may tell about others is marked, and decided by a person", async () => {
  staff = own.replace("/p/requests/", "/admin/requests/").split("?")[0];
  await until(admin, staff, `a[href$='/package']`);
  await checkPage(admin);
  await follow(admin, "a[href$='/package']");
  assert.ok(await admin.locator("main mark").count() > 0, "names of others are marked");
  await checkLooks(admin, (name) => screenshot(admin, `package en ${name}`));
  await stepUp(admin, "admin");
  await admin.goto(`${staff}/package`);
  await admin.fill("#safety", "Nobody is in danger");
  await follow(admin, "form[action$='/release'] button");
  assert.match(await errors(admin), /Decide every piece first/);
  await checkPage(admin);
  const plain = admin.locator("section[aria-labelledby=plain] form").first();
  if (await plain.count()) await follow(admin, plain.locator("button"));
  for (;;) {
    const form = admin.locator("section[aria-labelledby=open] form").first();
    if (!await form.count()) break;
    const black = await form.locator("[name=blackouts]").inputValue();
    await form.locator(`[name=share][value=${black ? "redacted" : "whole"}]`).check();
    await follow(admin, form.locator("button"));
  }
  assert.match(await main(admin), /Every piece is decided/);
  await admin.fill("#safety", "She lives alone with her mother; no address of others is in it");
  await follow(admin, "form[action$='/release'] button");
  assert.match(await done(admin), /Released/);
  await checkLooks(admin, (name) => screenshot(admin, `package released en ${name}`));
  await admin.fill("#passphrase", "short");
  await follow(admin, "form[action$='/handover'] button");
  assert.match(await errors(admin), /at least 15 letters/);
  await checkPage(admin);
});

test("the client fetches it", async () => {
  await client.goto(own);
  await checkLooks(client, (name) => screenshot(client, `package portal en ${name}`));
  const download = client.waitForEvent("download");
  await client.locator("form[action$='/package'] button").click();
  assert.match((await download).suggestedFilename(), /^P-\d{4}-\d{4}\.zip$/);
  for (const language of portalLanguages) {
    await speak(client, language, "/p/settings");
    await client.goto(own);
    await checkPage(client);
  }
  await speak(client, "en", "/p/settings");
});

test("staff see who was written to, and how", async () => {
  await admin.goto(`${url}/admin/requests`);
  await follow(admin, "section[aria-labelledby=open] tbody a");
  await until(admin, admin.url(), "a[href*='/letters/']");
  await follow(admin, "main a[href*='/letters/']");
  assert.match(await main(admin), /To be sent/);
  await checkLooks(admin, (name) => screenshot(admin, `letter en ${name}`));
  await follow(admin, "form[action$='/sent'] button");
  assert.match(await errors(admin), /Choose how/);
  await admin.check("[name=way][value=post]");
  await follow(admin, "form[action$='/sent'] button");
  assert.match(await done(admin), /Noted/);
  await checkPage(admin);
  await speak(admin, "fi");
  await admin.setViewportSize({ width: 320, height: 844 });
  await checkPage(admin);
  await admin.goto(`${staff}/package`);
  await checkPage(admin);
  await speak(admin, "en");
});
