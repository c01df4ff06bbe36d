// A file from an older system: upload, columns, a look at what would happen, the import, its doubtful rows, and back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, session, speak, stepUp } from "../../helpers.mjs";

let browser, page, address;
before(async () => {
  browser = await launch();
  page = await openPage(browser, { storageState: await session(browser, "admin") });
  await stepUp(page, "admin"); // undoing asks for it
});
after(async () => { await browser.close(); });

const { url } = demo();
// As old systems write them: Latin-1, semicolons, a date that does not exist, a row without a name, somebody who is here already.
const file = (...rows) => ({
  name: "asiakkaat.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Asiakasnro;Sukunimi;Etunimet;Syntymäaika;Puhelin;Palvelu;Huone", ...rows].join("\r\n"), "latin1"),
});
const rows = [
  "A-1;Mäntyharju;Elvi;2.1.1950;040 555 0142;Kotihoito;12",
  "A-2;Öljymäki;Tauno;31.2.1948;;Kotihoito;14",
  "A-3;;;1.1.1960;;;",
  ";Lehtonen;Aino;4.3.2011;;Lastensuojelu;",
];
const tiles = async () => (await page.locator(".tile").allTextContents()).map((text) => text.trim().toLowerCase());
const errors = () => page.locator(".errsum li").allTextContents();

async function upload(content) {
  await page.goto(`${url}/admin/imports`);
  await page.setInputFiles("#file", content);
  await page.fill("[name=system]", "Effica");
  await follow(page, "main form button.primary");
}

test("without a file nothing is uploaded", async () => {
  await page.goto(`${url}/admin/imports`);
  await checkPage(page);
  await follow(page, "main form button.primary");
  assert.match((await errors())[0], /Choose a file/);
  await checkPage(page);
});

test("the columns are guessed from their names and shown with values", async () => {
  await upload(file(...rows));
  assert.match(await page.locator("dl").textContent(), /asiakkaat\.csv.*4.*Semicolon/s);
  const guessed = await page.locator("select[name=field]").evaluateAll((selects) => selects.map((select) => select.selectedOptions[0].textContent));
  assert.deepEqual(guessed, ["Number in the other system", "Family name", "Given names", "Birth date", "Phone", "Service", "Leave out"]);
  assert.match(await page.locator("tbody tr").nth(1).textContent(), /Mäntyharju.*Öljymäki/s);
  await checkLooks(page);
});

test("one thing in two columns is an error", async () => {
  await page.selectOption("tbody tr:nth-child(7) select", "phone");
  await follow(page, ".actionbar button");
  assert.equal((await errors()).length, 1);
  await checkPage(page);
  await page.selectOption("tbody tr:nth-child(7) select", "ignore");
});

test("a look says what would happen before anything does", async () => {
  await follow(page, ".actionbar button");
  address = page.url().split("?")[0];
  assert.deepEqual(await tiles(), ["2people would be created", "0rows are here already", "1rows would wait for a decision", "1rows would be refused"]);
  const main = await page.locator("main").textContent();
  for (const words of ["The row has no name", "There is no such day", "Row 3"]) assert.ok(main.includes(words), words);
  await checkLooks(page);
});

test("the import runs by itself and says when it is done", async () => {
  await page.selectOption("[name=team]", { label: "Adults and older people" });
  await follow(page, "button >> text=Import 2 people");
  await checkPage(page);
  if (await page.locator("h1 >> text=Import at work").count()) await follow(page, "a >> text=See the result");
  assert.equal(await page.locator("h1").textContent(), "Import finished");
  assert.deepEqual(await tiles(), ["2people created", "0rows are here already", "1rows may be somebody known", "1rows refused"]);
  await checkLooks(page);
});

test("a doubtful row waits until somebody compares and decides", async () => {
  await follow(page, "a >> text=Compare and decide");
  assert.match(await page.locator("table.compare").textContent(), /Lehtonen/);
  await checkLooks(page);
  await follow(page, "button[value=skip]");
  assert.match(await page.locator("main").textContent(), /Skipped/);
  await follow(page, "button[value=same]");
  assert.equal(await page.locator("main .note.ok").textContent(), "The row was added to the known person.");
  assert.match(await page.locator("main").textContent(), /No row waits for a decision/);
  await checkPage(page);
});

test("the imported people are found, with their cases", async () => {
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", "mantyharju elvi");
  await page.locator("#results li a").waitFor();
  await follow(page, "#results li a");
  assert.match(await page.locator("main").textContent(), /Born\s*2 Jan 1950.*Kotihoito.*\+358/s);
});

test("the same file again changes nothing", async () => {
  await upload(file(...rows.slice(0, 2)));
  await follow(page, ".actionbar button");
  assert.deepEqual((await tiles()).slice(0, 2), ["0people would be created", "2rows are here already"]);
  await follow(page, "button >> text=Delete the file");
  assert.equal(await page.locator("main .note.ok").textContent(), "The file was deleted.");
});

test("an import is undone as a whole, once somebody typed how much goes", async () => {
  await page.goto(address);
  await follow(page, "a >> text=Undo this import");
  await checkPage(page);
  await page.fill("[name=number]", "7");
  await follow(page, "button.danger");
  assert.equal((await errors()).length, 1);
  await checkPage(page);
  await page.fill("[name=number]", await page.locator("main form p").textContent().then((text) => text.match(/\d+/)[0]));
  await follow(page, "button.danger");
  await page.goto(address);
  if (await page.locator("progress").count()) await follow(page, "a >> text=See the result");
  assert.equal(await page.locator("h1").textContent(), "Import undone");
  await checkPage(page);
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", "mantyharju elvi");
  assert.match(await page.locator("#results [role=status]").textContent(), /matches nobody/);
});

test("the list keeps what was done", async () => {
  await page.goto(`${url}/admin/imports`);
  assert.match(await page.locator("tbody tr").first().textContent(), /asiakkaat\.csv.*Ritva Salonen-Mäki.*Undone/s);
  await checkLooks(page);
});

test("in Finnish it fits the smallest phone", async () => {
  const finnish = await openPage(browser, { width: 320, theme: "dark", language: "fi", storageState: await session(browser, "admin") });
  await speak(finnish, "fi");
  try {
    await finnish.goto(`${url}/admin/imports`);
    await checkPage(finnish);
    await finnish.setInputFiles("#file", file(...rows));
    await finnish.fill("[name=system]", "Effica");
    await follow(finnish, "main form button.primary");
    await checkPage(finnish);
    await follow(finnish, ".actionbar button");
    await checkPage(finnish);
    for (const path of ["", "/duplicates"]) {
      await finnish.goto(address + path);
      await checkPage(finnish);
    }
  } finally {
    await speak(finnish, "en");
    await finnish.context().close();
  }
});
