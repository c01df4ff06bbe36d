// The same work without JavaScript: sign in, find a client, write and sign a note. (axe needs the script that is off here; pages.spec.mjs runs it.)
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, follow, launch, openPage, signIn, submit } from "../../helpers.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { javaScriptEnabled: false, width: 390 });
});
after(async () => { await browser.close(); });

const { url } = demo();

test("sign in", async () => {
  await signIn(page, "joonas.harjula");
  assert.equal(page.url(), `${url}/w`);
});

test("find a client through the menu and the search", async () => {
  await page.click(".mobnav summary");
  await follow(page, ".mobnav a >> text=My clients");
  const client = await page.locator("tbody th a").first().textContent();
  await page.fill("#q", client);
  await submit(page, "#q");
  await follow(page, page.locator("#results li a", { hasText: client }).first());
  await follow(page, page.locator("#main a[href*='/w/cases/']").first());
});

test("save a draft with its button, find it on My day, sign it", async () => {
  assert.ok(!(await page.isVisible("[name=text]")), "the form is folded on a phone until somebody opens it");
  await page.click("details.fold > summary");
  await page.check("[name=kind][value=call]");
  await page.fill("[name=text]", "Rang at noon: all is well.");
  await follow(page, "main button >> text=Save draft");
  assert.equal(await page.locator("main .note.ok").textContent(), "Your draft is saved. Only you see it.");
  assert.equal(await page.inputValue("[name=text]"), "Rang at noon: all is well.");
  await page.goto(`${url}/w`);
  await follow(page, "main a >> text=Rang at noon");
  await follow(page, "main button >> text=Sign and save");
  assert.equal(await page.locator("main .note.ok").textContent(), "The note is signed.");
  assert.match(await page.locator("section:has(#timeline) li[id]").first().textContent(), /Call.*Signed.*Rang at noon: all is well\./s);
});

test("a form with an error comes back with what was typed", async () => {
  await page.goto(`${url}/w/people/new`);
  await page.fill("[name=family]", "Syrjälä");
  await page.fill("[name=birth]", "31.2.2011");
  await follow(page, "main .actionbar button");
  assert.match(await page.locator(".errsum").textContent(), /Enter a date/);
  assert.equal(await page.inputValue("[name=family]"), "Syrjälä");
});

test("sign out", async () => {
  await page.click("details.menu summary");
  await follow(page, ".menu form button");
  assert.match(page.url(), /sign-in$/);
});
