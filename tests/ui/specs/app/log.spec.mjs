// The log as an auditor reads it: the list, a filter, one event, and the proof that it is whole.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage, demo, follow, launch, openPage, session } from "../../helpers.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "auditor") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const column = (label) => page.locator(`tbody td[data-label="${label}"]`).allTextContents();

test("an auditor sees the log and nothing of the clients", async () => {
  await page.goto(`${url}/w`);
  const pages = (await page.locator(".side a").allTextContents()).map((text) => text.trim());
  assert.deepEqual(pages, ["My day", "Log", "My settings"]);
  await page.goto(`${url}/w/clients`);
  assert.equal(await page.locator("h1").textContent(), "You do not have access to this");
});

test("the newest event is on top, and older ones are a link away", async () => {
  await page.goto(`${url}/admin/log`);
  assert.equal((await column("Outcome"))[0].trim(), "Refused", "the try to see clients is in it");
  const places = (await column("Place in the log")).map(Number).filter(Boolean);
  assert.deepEqual(places, [...places].sort((a, b) => b - a));
  await follow(page, "a[rel=next]");
  assert.ok(Number((await column("Place in the log"))[0]) < places.at(-1));
});

test("the list shows what one person did and what happened to them", async () => {
  await page.goto(`${url}/admin/log`);
  await page.selectOption("[name=person]", { label: "Mikael Ström, team lead" });
  await follow(page, "form.filters button");
  const who = new Set((await column("Who")).map((text) => text.trim()));
  assert.ok(who.has("Mikael Ström, team lead"), [...who].join());
  assert.ok(!who.has("Sanna Korpi, social worker"), [...who].join());
  await follow(page, "form.filters a");
  assert.ok(new Set(await column("Who")).size > 1);
});

test("one event shows its sealed part, and says that it was opened", async () => {
  await page.goto(`${url}/admin/log`);
  await follow(page, page.locator("tbody a").first());
  assert.match(await page.locator("main .note").textContent(), /now in the log/);
  const facts = await page.locator("dl").allTextContents();
  assert.match(facts[0], /Anders Holmback.*Fingerprint/s);
  assert.match(facts[1], /127\.0\.0\.1.*HeadlessChrome/s);
  await checkPage(page);
});

test("the log verifies as whole", async () => {
  await page.goto(`${url}/admin/log`);
  await follow(page, "main button >> text=Verify the log");
  assert.match(await page.locator("main .note.ok").textContent(), /The log is whole/);
  await checkPage(page);
});
