// A request without an account: the form in three languages, then what staff do with it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkLooks, checkPage, demo, follow, launch, openPage, portalLanguages, screenshot, session, speak } from "../../helpers.mjs";

let browser, officer;
before(async () => {
  browser = await launch();
  officer = await openPage(browser, { storageState: await session(browser, "privacy-officer") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const { slug } = account("worker");
const send = (page) => follow(page, "#main form button.primary");
const missing = { en: /Choose what you want/, fi: /Valitse, mitä haluat/, sv: /Välj vad du vill/ };
const sent = { en: /We have your request/, fi: /Pyyntösi on meillä/, sv: /Vi har din begäran/ };

for (const language of portalLanguages) {
  test(`somebody without an account asks: ${language}`, async () => {
    const page = await openPage(browser, { width: 390, language, javaScriptEnabled: language !== "fi" });
    await page.goto(`${url}/o/${slug}/requests`);
    await follow(page, "main a.btn.primary");
    assert.equal(await page.getAttribute("html", "lang"), language);
    if (language !== "fi") await checkLooks(page, (variant) => screenshot(page, `public form ${language} ${variant}`));
    await page.fill("#reach", "040 123 4567");
    await send(page);
    assert.match(await page.locator(".errsum").textContent(), missing[language]);
    assert.equal(await page.inputValue("#reach"), "040 123 4567");
    if (language !== "fi") await checkLooks(page, (variant) => screenshot(page, `public form errors ${language} ${variant}`));
    await page.check("[name=kind][value=access]");
    await page.check("[name=who][value=self]");
    await page.fill("#name", "Petri Lehtonen");
    await page.fill("#birth", "4.3.1985");
    await send(page);
    assert.match(await page.locator("h1").textContent(), sent[language]);
    assert.match(await page.locator("main dd").first().textContent(), /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    if (language !== "fi") await checkLooks(page, (variant) => screenshot(page, `public form sent ${language} ${variant}`));
    await page.context().close();
  });
}

test("the Finnish form, looked at", async () => {
  const page = await openPage(browser, { width: 390, language: "fi" });
  await page.goto(`${url}/o/${slug}/requests/new`);
  await checkLooks(page, (variant) => screenshot(page, `public form fi ${variant}`));
  await page.context().close();
});

test("those that wait stand above the queue", async () => {
  await officer.goto(`${url}/admin/requests`);
  assert.equal(await officer.locator("main section").first().getAttribute("aria-labelledby"), "forms");
  assert.match(await officer.locator("section[aria-labelledby=forms]").textContent(), /days left/);
  await checkLooks(officer, (variant) => screenshot(officer, `public requests queue ${variant}`));
});

test("staff find the person, and it becomes a request", async () => {
  await follow(officer, "section[aria-labelledby=forms] li:first-child a");
  await checkLooks(officer, (variant) => screenshot(officer, `public request ${variant}`));
  await officer.setViewportSize({ width: 390, height: 844 });
  const top = async (name) => (await officer.locator(`section[aria-labelledby=${name}]`).boundingBox()).y;
  assert.ok((await top("sent")) < (await top("about")), "on a phone what was sent is read first");
  await officer.fill("#q", "lehtonen petri");
  await follow(officer, "form[action$='/search'] button");
  await follow(officer, "form[action$='/person'] button");
  assert.match(await officer.locator(".errsum").textContent(), /Choose whom it is about/);
  await checkLooks(officer, (variant) => screenshot(officer, `public request found ${variant}`));
  await officer.locator("[name=person]").first().check();
  assert.equal(await officer.isChecked("#proof"), true, "what was ticked stays");
  await follow(officer, "form[action$='/person'] button");
  assert.match(await officer.locator("main .note.ok").textContent(), /is recorded/);
  assert.match(await officer.locator("main").textContent(), /Public form/);
  await checkPage(officer);
});

test("another is no request", async () => {
  await officer.goto(`${url}/admin/requests`);
  await follow(officer, "section[aria-labelledby=forms] li:first-child a");
  await follow(officer, "form[action$='/closure'] button");
  assert.match(await officer.locator(".errsum").textContent(), /Choose what it is/);
  await checkPage(officer);
  await officer.check("[name=outcome][value=nobody]");
  await officer.fill("#reason", "Called back and asked for proof");
  await follow(officer, "form[action$='/closure'] button");
  assert.match(await officer.locator("main .note.ok").textContent(), /Closed/);
  assert.match(await officer.locator("section[aria-labelledby=closed-forms]").textContent(), /Nobody here/);
  await checkPage(officer);
});

test("in Finnish", async () => {
  await speak(officer, "fi");
  await officer.goto(`${url}/admin/requests`);
  await checkPage(officer);
  await follow(officer, "section[aria-labelledby=forms] li:first-child a");
  await checkLooks(officer, (variant) => screenshot(officer, `public request fi ${variant}`));
  await speak(officer, "en");
});
