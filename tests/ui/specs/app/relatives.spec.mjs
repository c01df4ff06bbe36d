// What a relative asks about somebody who died: only after a death that two people have said, and never a right of the dead.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session, speak } from "../../helpers.mjs";

let browser, worker, admin, person, request;
before(async () => {
  browser = await launch();
  worker = await openPage(browser, { storageState: await session(browser, "worker") });
  admin = await openPage(browser, { storageState: await session(browser, "admin") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const done = (page) => page.locator("main .note.ok").textContent();
const errors = (page) => page.locator(".errsum").textContent();

test("a worker registers somebody and records that they died", async () => {
  await worker.goto(`${url}/w/people/new`);
  await worker.fill("#family", "Vanhala");
  await worker.fill("#given", "Vieno");
  await worker.fill("#birth", "2.2.1931");
  await follow(worker, "main form button.primary");
  assert.match(await done(worker), /registered/i);
  person = new URL(worker.url()).pathname;
  await worker.goto(`${url}${person}/death`);
  await worker.fill("#day", "2026-11-01");
  await worker.fill("#source", "Population register");
  await follow(worker, "form[action$='/death'] button.primary");
  await worker.goto(`${url}${person}/death`);
  assert.match(await worker.locator("main").textContent(), /not confirmed/i);
  await checkPage(worker);
});

test("before somebody else has said so, the rights are her own", async () => {
  await admin.goto(`${url}${person}/requests/new`);
  assert.equal(await admin.locator("[name=kind][value=relative]").count(), 0);
  assert.equal(await admin.locator("[name=kind][value=erasure]").count(), 1);
});

test("a second person confirms", async () => {
  await admin.goto(`${url}${person}/death`);
  await checkLooks(admin, (name) => screenshot(admin, `death to confirm ${name}`));
  await follow(admin, "form[action$='/death/confirmation'] button");
});

test("then a relative can ask as what they are", async () => {
  await admin.goto(`${url}${person}/requests/new`);
  for (const kind of ["access", "erasure", "portability"]) {
    assert.equal(await admin.locator(`[name=kind][value=${kind}]`).count(), 0, kind);
  }
  await checkLooks(admin, (name) => screenshot(admin, `relative form ${name}`));
  await admin.check("[name=kind][value=relative]");
  await admin.check("[name=channel][value=letter]");
  await admin.fill("[name=asker]", "Eino Vanhala, passport shown");
  await admin.fill("[name=asked]", "How did she die?");
  await follow(admin, "main form button.primary");
  assert.match(await errors(admin), /what they are to the person who died/);
  await checkPage(admin);
  await admin.fill("[name=relation]", "her son");
  await follow(admin, "main form button.primary");
  assert.match(await done(admin), /is recorded/);
  request = new URL(admin.url()).pathname;
});

test("it is answered in words, without a copy and without a time", async () => {
  for (let waits = 0; !(await admin.locator("#answer").count()); waits += 1) {
    assert.ok(waits < 20, "it is listed within some seconds");
    await admin.waitForTimeout(500);
    await admin.goto(`${url}${request}`);
  }
  const text = await admin.locator("main").textContent();
  for (const words of [/her son/, /How did she die\?/, /No time set/]) assert.match(text, words);
  assert.equal(await admin.locator("a[href$='/package']").count(), 0);
  await checkLooks(admin, (name) => screenshot(admin, `relative request ${name}`));
  await admin.fill("#answer", "Told the day and the place, no more");
  await follow(admin, "main form[action$='/answer'] button");
  assert.match(await done(admin), /Answered/);
  await checkPage(admin);
});

test("in Finnish", async () => {
  await speak(admin, "fi");
  await admin.goto(`${url}${request}`);
  await checkPage(admin);
  await admin.goto(`${url}${person}/requests/new`);
  await checkLooks(admin, (name) => screenshot(admin, `relative form fi ${name}`));
  await speak(admin, "en");
});
