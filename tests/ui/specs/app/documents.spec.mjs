// Documents: a worker adds, versions and shares one; the client opens it in the portal. And what was given to others, and the agreements page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, portalLanguages, screenshot, session, signIn, speak, submit } from "../../helpers.mjs";

let browser, worker, person, list;
before(async () => {
  browser = await launch();
  worker = await openPage(browser, { storageState: await session(browser, "worker") });
});
after(async () => { await browser.close(); });

const { url, scratch } = demo();
const done = (page) => page.locator("main .note.ok").textContent();
const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(link)]);
  const copy = join(scratch, "downloaded");
  await download.saveAs(copy);
  return { name: download.suggestedFilename(), text: await readFile(copy, "utf8") };
}

test("a worker adds a document to a case", async () => {
  await worker.goto(`${url}/w/search`);
  await worker.fill("#main #q", "lehtonen aino");
  await submit(worker, "#main #q");
  await follow(worker, "#results a >> text=Lehtonen, Aino");
  person = worker.url();
  await follow(worker, "section[aria-labelledby=cases] a.strong");
  assert.match(await worker.locator("section[aria-labelledby=documents]").textContent(), /Support plan/);
  await follow(worker, "section[aria-labelledby=documents] header a");
  list = worker.url();
  await checkLooks(worker, (name) => screenshot(worker, `documents en ${name}`));
  await follow(worker, "section[aria-labelledby=new] button.primary");
  assert.match(await worker.locator(".errsum").textContent(), /Choose a file/);
  await checkPage(worker);
  await worker.setInputFiles("#file", file("Weekly plan.txt", "MONDAY"));
  await worker.fill("#title", "Weekly plan");
  await follow(worker, "section[aria-labelledby=new] button.primary");
  assert.match(await done(worker), /The document is added/);
});

test("a newer version stands beside the older one", async () => {
  await worker.goto(list);
  await follow(worker, "main a >> text=Weekly plan");
  await worker.setInputFiles("#file", file("Weekly plan.txt", "TUESDAY"));
  await follow(worker, "section[aria-labelledby=new] button");
  assert.match(await done(worker), /The version is added/);
  const older = await downloaded(worker, "main a >> text=Version 1");
  assert.deepEqual(older, { name: "Weekly plan.txt", text: "MONDAY" });
  const newer = await downloaded(worker, "main a >> text=Version 2");
  assert.equal(newer.text, "TUESDAY");
  await worker.check("[name=audience][value=client]");
  await follow(worker, "section[aria-labelledby=edit] button");
  await checkLooks(worker, (name) => screenshot(worker, `document en ${name}`));
});

test("the client opens it in the portal, in three languages", async () => {
  const client = await openPage(browser, { width: 390 });
  await signIn(client, "client");
  for (const language of portalLanguages) {
    await speak(client, language, "/p/settings");
    await client.goto(`${url}/p/documents`);
    await checkLooks(client, (name) => screenshot(client, `portal documents ${language} ${name}`));
  }
  const text = await client.locator("main").textContent();
  assert.ok(!text.includes("Letter from the school"), "what is the staff's stays there");
  assert.equal((await downloaded(client, "main a >> text=Weekly plan")).text, "TUESDAY");
});

test("what was given to others is listed", async () => {
  await worker.goto(person);
  await follow(worker, "nav.tabs a[href$='/disclosures']");
  await worker.click("details.fold summary");
  await follow(worker, "section[aria-labelledby=new] button.primary");
  assert.match(await worker.locator(".errsum").textContent(), /Choose how it was given/);
  await checkPage(worker);
  await worker.check("[name=kind][value=told]");
  await worker.fill("#recipient", "Anna Virtanen, class teacher");
  await worker.selectOption("#category", "school");
  await worker.fill("#what", "That the support goes on until spring");
  await worker.selectOption("#basis", "consent");
  await follow(worker, "section[aria-labelledby=new] button.primary");
  assert.match(await done(worker), /Added/);
  assert.match(await worker.locator("tbody").textContent(), /Anna Virtanen/);
  await checkLooks(worker, (name) => screenshot(worker, `disclosures en ${name}`));
});

test("agreements", async () => {
  const admin = await openPage(browser, { storageState: await session(browser, "admin") });
  await admin.goto(`${url}/admin/agreements`);
  assert.match(await admin.locator("main").textContent(), /nothing has to be accepted/);
  await checkLooks(admin, (name) => screenshot(admin, `agreements en ${name}`));
});

test("in Finnish", async () => {
  await speak(worker, "fi");
  for (const [name, address] of [["documents", list], ["disclosures", `${person}/disclosures`]]) {
    await worker.goto(address);
    await worker.setViewportSize({ width: 320, height: 844 });
    await checkPage(worker);
    await screenshot(worker, `${name} fi`);
  }
  await speak(worker, "en");
});
