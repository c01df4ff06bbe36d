// A case from its opening to its end: drafts, signing, correcting, holds, assignment, closing and reopening.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session } from "../../helpers.mjs";

let browser, page, address;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "worker") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const done = () => page.locator("main .note.ok").textContent();
const errors = () => page.locator(".errsum li").allTextContents();
const card = (id) => page.locator(`section:has(> header > #${id})`);

test("a person is registered and a case opened", async () => {
  await page.goto(`${url}/w/people/new`);
  await page.fill("[name=family]", "Koivuranta");
  await page.fill("[name=given]", "Tuulikki");
  await page.fill("[name=birth]", "17.8.1949");
  await follow(page, "main .actionbar button");
  await follow(page, "a[href$='/cases/new']");
  await follow(page, "main form button.primary");
  assert.deepEqual(await errors(), ["Write a title", "Write the type of the case"]);
  await checkPage(page);
  await page.fill("[name=title]", "Home care");
  await page.fill("[name=kind]", "Services for older people");
  await page.selectOption("#category", "elderly-services");
  await checkLooks(page, (name) => screenshot(page, `case form en ${name}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  await follow(page, "main form button.primary");
  assert.equal(await done(), "The case is open. You can write the first note.");
  address = page.url().split("?")[0];
  assert.match(await card("timeline").textContent(), /Nothing yet/);
  assert.match(await card("status").locator("dd:has(a[href$='/retention'])").textContent(), /^Services for older people/);
  await checkPage(page);
});

test("what is written saves itself and is there after a reload", async () => {
  await page.goto(address);
  assert.ok(!(await page.isVisible("details.fold > summary")), "a wide screen shows the form at once");
  await page.check("[name=kind][value=visit]");
  await page.fill("[name=title]", "First visit");
  await page.fill("[name=text]", "She was at home and had baked.");
  await page.locator("form[data-autosave] [role=status][data-state=saved]").waitFor({ timeout: 10_000 });
  await page.reload();
  assert.equal(await page.inputValue("[name=text]"), "She was at home and had baked.");
  assert.ok(await page.isChecked("[name=kind][value=visit]"));
  await page.goto(`${url}/w`);
  assert.match(await card("drafts").textContent(), /First visit/);
});

test("an empty note is not signed", async () => {
  await page.goto(address);
  await page.fill("[name=text]", " ");
  await follow(page, "main button >> text=Sign and save");
  assert.deepEqual(await errors(), ["Write the text"]);
  assert.equal(await page.inputValue("[name=title]"), "First visit");
  await checkPage(page);
});

test("a signed note stands in the record, and its draft is gone", async () => {
  await page.fill("[name=text]", "She was at home and had baked. The stairs are steep.");
  await page.check("[name=significant]");
  await follow(page, "main button >> text=Sign and save");
  assert.equal(await done(), "The note is signed.");
  const entry = await card("timeline").locator("li[id]").textContent();
  for (const words of ["First visit", "Signed", "Staff only", "Significant", "Sanna Korpi, social worker", "The stairs are steep."]) assert.ok(entry.includes(words), words);
  assert.equal(await page.inputValue("[name=text]"), "");
  await checkPage(page);
});

test("a correction stands beside what it corrects", async () => {
  await follow(page, "a[href$='/correction']");
  assert.equal(await page.inputValue("[name=text]"), "She was at home and had baked. The stairs are steep.");
  await page.fill("[name=text]", "She was at home and had baked. The stairs have a rail.");
  await follow(page, "main form button.primary");
  assert.deepEqual(await errors(), ["Write why you correct it"]);
  await page.fill("[name=reason]", "Mistaken for another house");
  await follow(page, "main form button.primary");
  assert.equal(await done(), "The correction is signed.");
  const [correction, original] = await card("timeline").locator("li[id]").allTextContents();
  assert.match(correction, /Correction.*Mistaken for another house.*have a rail/s);
  assert.match(original, /Corrected.*are steep/s);
});

test("a hold keeps the case from being destroyed", async () => {
  await follow(page, card("holds").locator("a"));
  await follow(page, "main form button.primary");
  assert.deepEqual(await errors(), ["Choose the kind of hold", "Write the reason"]);
  await checkPage(page);
  await page.check("[name=kind][value=legal]");
  await page.fill("[name=reason]", "A complaint to the authority is open.");
  await follow(page, "main form button.primary");
  assert.match(await done(), /^The hold is placed/);
  assert.match(await card("holds").textContent(), /Legal hold.*A complaint to the authority is open\..*Sanna Korpi/s);
});

test("the one who placed a hold cannot release it", async () => {
  await page.goto(address);
  await page.click("summary >> text=Release");
  await page.fill("[name=reason] >> visible=true", "The complaint is withdrawn.");
  await follow(page, "button >> text=Release");
  assert.match(await page.locator("main").textContent(), /You placed this hold\. Two others must release it|Confirm that it is you/);
  await page.goto(address);
  assert.match(await card("holds").textContent(), /Legal hold/);
});

test("a colleague is assigned", async () => {
  await page.goto(address);
  await follow(page, "a[href$='/assignment']");
  await page.check("label:has-text('Joonas Harjula') input");
  await page.selectOption("[name=team]", { label: "Adults and older people" });
  await follow(page, "main form button.primary");
  assert.equal(await done(), "Saved who works on the case.");
  await page.goto(address);
  const status = await card("status").textContent();
  for (const words of ["Joonas Harjula", "Sanna Korpi", "Adults and older people"]) assert.ok(status.includes(words), words);
});

test("a closed case is for reading, and a reason reopens it", async () => {
  await follow(page, "a[href$='/closure']");
  await page.fill("[name=reason]", "Moved to her daughter.");
  await follow(page, "main form button.primary");
  assert.equal(await done(), "The case is closed.");
  assert.equal(await page.locator("form[data-autosave]").count(), 0);
  assert.match(await page.locator("main .note.warn").textContent(), /Moved to her daughter\./);
  await checkPage(page);
  await follow(page, card("status").locator("a[href$='/edit']"));
  assert.equal(await page.locator("select#category").count(), 0, "what it is kept under stays");
  assert.match(await page.locator("#category").textContent(), /Services for older people/);
  await checkLooks(page, (name) => screenshot(page, `case form closed en ${name}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await page.fill("[name=reason] >> visible=true", "Came back home.");
  await follow(page, card("reopening").locator("button"));
  assert.equal(await done(), "The case is open again.");
  assert.equal(await page.locator("form[data-autosave]").count(), 1);
  assert.match(await card("history").textContent(), /Came back home\..*Closed.*Moved to her daughter\./s);
});

test("the end of a need is recorded once the case is closed", async () => {
  await follow(page, card("status").locator("a[href$='/edit']"));
  await page.selectOption("#category", "disability-services");
  await follow(page, "main form button.primary");
  await follow(page, "a[href$='/closure']");
  assert.match(await page.locator("main").textContent(), /counts from the day on which the need for the service ended/);
  await checkLooks(page, (name) => screenshot(page, `closure need en ${name}`));
  await page.fill("[name=reason]", "Lives at her daughter's.");
  await follow(page, "main form button.primary");
  await follow(page, card("status").locator("a[href$='/retention']"));
  await checkLooks(page, (name) => screenshot(page, `why need en ${name}`));
  await follow(page, "text=Record the end of the need");
  await page.fill("[name=need_ended]", "31.2.2026");
  await follow(page, "main form button.primary");
  assert.deepEqual(await errors(), ["Give a day in the past, for example 4.3.2011, or leave it empty while the need goes on."]);
  assert.equal(await page.inputValue("[name=need_ended]"), "31.2.2026");
  assert.equal(await page.locator("#status").count(), 0, "a closed case has no other status");
  await checkLooks(page, (name) => screenshot(page, `need en ${name}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.fill("[name=need_ended]", "4.3.2020");
  await page.fill("[name=title]", "Home care and rides");
  await follow(page, "main form button.primary");
  assert.match(await card("status").textContent(), /End of the need\s*4 Mar 2020/);
  assert.match(await card("history").textContent(), /It said before:\s*Home care/);
  await checkLooks(page, (name) => screenshot(page, `case history en ${name}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.fill("[name=reason] >> visible=true", "Came back home.");
  await follow(page, card("reopening").locator("button"));
  assert.equal(await done(), "The case is open again.");
});

test("the colleague has it among his clients now", async () => {
  const colleague = await openPage(browser, { storageState: await session(browser, "joonas.harjula") });
  await colleague.goto(`${url}/w/clients`);
  await follow(colleague, `tbody a[href="${new URL(address).pathname}"]`);
  assert.equal(colleague.url(), address);
  await colleague.context().close();
});
