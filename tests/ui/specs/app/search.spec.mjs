// Finding a person, and registering one who is not here yet.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage, demo, follow, launch, openPage, session, submit } from "../../helpers.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "worker") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const found = () => page.locator("#results li .strong").allTextContents();

/** Types and waits for the list that follows. */
async function type(words) {
  await page.goto(`${url}/w/search`);
  await Promise.all([page.waitForResponse(`${url}/w/search`), page.locator("#main #q").pressSequentially(words, { delay: 20 })]);
  await page.locator("#results [role=status]").waitFor();
}

test("the list follows typing and forgives a typo", async () => {
  await type("lehtoenn aino");
  assert.deepEqual(await found(), ["Lehtonen, Aino"]);
  assert.equal(page.url(), `${url}/w/search`, "a name stays out of the address");
  await checkPage(page);
});

test("a name without its dots finds the name with them", async () => {
  await type("lovskar goran");
  assert.equal((await found())[0], "Lövskär, Göran");
  await type("LEHTONEN aino 2011");
  assert.deepEqual(await found(), ["Lehtonen, Aino"]);
});

test("an identity code finds its one person", async () => {
  await type("lehtonen aino");
  await follow(page, "#results li a");
  await follow(page, page.locator("form[action$='/identity-code'] button").last());
  const code = await page.locator("main .mono").textContent();
  assert.match(code, /^040311A\d{3}\w$/);
  await type(code);
  assert.deepEqual(await found(), ["Lehtonen, Aino"]);
});

test("a sensitive person shows only to those who work with her", async () => {
  const marked = "#results li:has(.tag.warn)";
  await type("sarkela ilona");
  assert.equal(await page.locator(marked).count(), 0);
  const colleague = await openPage(browser, { storageState: await session(browser, "joonas.harjula") });
  await colleague.goto(`${url}/w/search`);
  await colleague.fill("#main #q", "sarkela ilona");
  await submit(colleague, "#main #q");
  assert.match(await colleague.locator(marked).textContent(), /Sarkela, Ilona.*Sensitive/s);
  await colleague.context().close();
});

test("a record that does not open is no link and says why", async () => {
  await type("lehtonen");
  const closed = page.locator("#results li", { hasText: "You may not open this record." });
  assert.deepEqual(await closed.locator(".strong").allTextContents(), ["Lehtonen, Petri"]);
  assert.equal(await closed.locator("a").count(), 0);
  await checkPage(page);
});

test("nobody found says what to do", async () => {
  await type("zzzz");
  assert.match(await page.locator("#results").textContent(), /Nobody found.*Check the spelling.*Register a new person/s);
});

test("the search on top of every page leads to the same list; Ctrl+K goes there", async () => {
  await page.goto(`${url}/w/clients`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("lehtonen");
  await submit(page, "#q");
  assert.equal((await found()).length, 4);
  assert.equal(page.url(), `${url}/w/search`);
});

test("registering warns of somebody who is here already, and goes on when it is somebody else", async () => {
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", "zzzz");
  await page.locator("#results a").waitFor();
  await follow(page, "#results a >> text=Register a new person");
  await follow(page, "main .actionbar button");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.evaluate(() => document.activeElement.className), "errsum");

  await page.fill("[name=family]", "Lehtonen");
  await page.fill("[name=given]", "Aino Maria");
  await page.fill("[name=birth]", "4.3.2011");
  await follow(page, "main .actionbar button");
  assert.match(await page.locator("#duplicates").textContent(), /Is it one of these/);
  assert.deepEqual(await page.locator("section:has(#duplicates) li a").allTextContents(), ["Lehtonen, Aino"]);
  assert.equal(await page.inputValue("[name=given]"), "Aino Maria", "nothing typed is lost");
  await checkPage(page);

  await page.check("[name=anyway]");
  await follow(page, "main .actionbar button");
  assert.equal(await page.locator("main .note.ok").textContent(), "The person is registered.");
  assert.match(await page.locator("main h1").textContent(), /Lehtonen, Aino Maria/i);
  await checkPage(page);
});
