// My settings: theme, density, language, and the devices that are signed in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, follow, launch, openPage, session, signIn } from "../../helpers.mjs";

let browser, page;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "privacy-officer") });
});
after(async () => { await browser.close(); });

const { url } = demo();

async function choose(choices) {
  await page.goto(`${url}/settings`);
  for (const [name, value] of Object.entries(choices)) await page.check(`[name=${name}][value="${value}"]`);
  await follow(page, "form:has([name=theme]) button.primary");
}
const root = (name) => page.getAttribute("html", name);
const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("dark is dark on every page, whatever the device says, until one follows the device again", async () => {
  const light = await background();
  await choose({ theme: "dark" });
  await page.goto(`${url}/w`);
  assert.equal(await root("data-theme"), "dark");
  assert.equal(await background(), "rgb(20, 23, 28)");
  await choose({ theme: "system" });
  assert.equal(await root("data-theme"), null);
  await page.emulateMedia({ colorScheme: "light" });
  assert.notEqual(await background(), "rgb(20, 23, 28)");
  assert.notEqual(light, "rgb(20, 23, 28)");
});

test("compact has smaller letters than comfortable", async () => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  await choose({ density: "compact" });
  const compact = await size();
  assert.equal(await root("data-density"), "compact");
  await choose({ density: "comfortable" });
  assert.ok(compact < (await size()));
});

test("Finnish is Finnish, from the title to the dates", async () => {
  await choose({ language: "fi" });
  assert.equal(await root("lang"), "fi");
  assert.match(await page.title(), /^Asetukset|^Omat asetukset/);
  assert.match(await page.locator("main .note.ok").textContent(), /tallennettu/);
  await page.goto(`${url}/w`);
  assert.match(await page.locator(".pagehead .muted").textContent(), /\d{4}/);
  await choose({ language: "en" });
  assert.equal(await root("lang"), "en");
});

test("another device shows, and can be signed out from here", async () => {
  const other = await openPage(browser, { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1" });
  await signIn(other, "privacy-officer");
  await page.goto(`${url}/settings`);
  const phone = page.locator("tbody tr", { hasText: "Safari" });
  assert.equal(await phone.count(), 1);
  assert.match(await page.locator("tbody tr", { hasText: "This device" }).textContent(), /Chrome/);
  await follow(page, phone.locator("button"));
  assert.equal(await page.locator("main .note.ok").textContent(), "The device is signed out.");
  await other.goto(`${url}/w`);
  assert.match(other.url(), /sign-in/);
  await other.context().close();
});
