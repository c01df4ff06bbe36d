// The page where anyone checks a certificate, in three languages; what a real one says is told by the tests of the binary.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkLooks, checkPage, demo, follow, launch, openPage, portalLanguages, screenshot } from "../../helpers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const { url } = demo();
const { slug } = account("worker");
const check = (page) => follow(page, "#main form button.primary");
const wrong = { en: /no certificate that we can read/, fi: /ei ole todistus, jonka voimme lukea/, sv: /inte ett intyg som vi kan läsa/ };

for (const language of portalLanguages) {
  test(`the page and what it says to a wrong file: ${language}`, async () => {
    const page = await openPage(browser, { width: 390, language });
    await page.goto(`${url}/o/${slug}/privacy`);
    await follow(page, "footer a[href='/verify']");
    assert.equal(await page.getAttribute("html", "lang"), language);
    await checkLooks(page, (variant) => screenshot(page, `verify ${language} ${variant}`));
    await page.setInputFiles("#file", { name: "certificate.json", mimeType: "application/json", buffer: Buffer.from("{\"certificate\":\"\"}") });
    await check(page);
    assert.match(await page.locator("#file-error").textContent(), wrong[language]);
    await checkLooks(page, (variant) => screenshot(page, `verify wrong ${language} ${variant}`));
    await page.fill("#text", "words");
    await check(page);
    assert.match(await page.locator("#file-error").textContent(), wrong[language]);
    await check(page);
    await checkPage(page);
    await page.context().close();
  });
}

test("the key is text that anyone can fetch", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/o/${slug}/privacy`);
  const shown = (await page.locator(".hash").textContent()).trim();
  const file = await page.request.get(`${url}/o/${slug}/key`);
  assert.equal((await file.text()).trim(), shown);
  await page.context().close();
});
