// Who told something in confidence: written beside a note, covered, shown to whoever says why.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session, speak } from "../../helpers.mjs";

let browser, page, address;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "worker") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const done = () => page.locator("main .note.ok").textContent();
const errors = () => page.locator(".errsum li").allTextContents();
const looks = async (name) => {
  await checkLooks(page, (variant) => screenshot(page, `source ${name} en ${variant}`));
  await page.setViewportSize({ width: 1440, height: 900 });
};
const main = () => page.locator("main").textContent();

test("who told is typed beside the note and kept out of the draft", async () => {
  await page.goto(`${url}/w/people/new`);
  await page.fill("[name=family]", "Haavisto");
  await page.fill("[name=given]", "Veera");
  await page.fill("[name=birth]", "2.5.2015");
  await follow(page, "main .actionbar button");
  await follow(page, "a[href$='/cases/new']");
  await page.fill("[name=title]", "Child protection");
  await page.fill("[name=kind]", "Child protection");
  await follow(page, "main form button.primary");
  address = page.url().split("?")[0];
  await page.fill("[name=text]", "The child was outside alone at night.");
  await page.click("summary >> text=Somebody told this in confidence");
  await page.fill("[name=source_name]", "Kaisa Naapuri");
  await page.fill("[name=source_contact]", "040 123 4567");
  await page.fill("[name=source_relation]", "Neighbour");
  await page.locator("form[data-autosave] [role=status] >> text=Who told is not saved before you sign").waitFor({ timeout: 10_000 });
  await page.evaluate(() => { document.querySelector("details.fold").open = true; });
  await looks("compose");
  await follow(page, "main button >> text=Save draft");
  assert.equal(await page.inputValue("[name=source_name]"), "Kaisa Naapuri", "what no draft keeps stays in the form");
  await checkPage(page);
  await follow(page, "main button >> text=Sign and save");
  assert.equal(await done(), "The note is signed.");
  assert.ok(!(await main()).includes("Naapuri"));
  await looks("timeline");
});

test("who told is shown to whoever says why, and covered again", async () => {
  await follow(page, "main a >> text=Told in confidence");
  assert.ok(!(await main()).includes("Naapuri"));
  await follow(page, "main button >> text=Show who told");
  assert.deepEqual(await errors(), ["Write why you have to know"]);
  await looks("covered");
  await page.fill("[name=reason]", "The police asks whom they can hear");
  await follow(page, "main button >> text=Show who told");
  assert.match(await main(), /Kaisa Naapuri.*040 123 4567.*Neighbour/s);
  await looks("shown");
  await follow(page, "main a >> text=Back to the case");
  assert.equal(page.url(), address);
  assert.ok(!(await main()).includes("Naapuri"));
});

test("who told is recorded beside a note that is signed already", async () => {
  await page.fill("[name=text]", "A second call.");
  await follow(page, "main button >> text=Sign and save");
  await follow(page, "main a >> text=Record who told");
  await follow(page, "main form button.primary");
  assert.deepEqual(await errors(), ["Write who told, or how to reach them"]);
  await looks("record");
  await speak(page, "fi");
  await page.goto(address);
  await follow(page, "main a >> text=Merkitse kertoja");
  await page.fill("[name=source_relation]", "Opettaja");
  await checkPage(page);
  await screenshot(page, "source record fi");
  await follow(page, "main form button.primary");
  assert.equal(await done(), "Kertoja on merkitty ja suojattu.");
  await screenshot(page, "source covered fi");
  await speak(page, "en");
});
