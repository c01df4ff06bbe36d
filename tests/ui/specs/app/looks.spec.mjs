// Looks that people are not told of: the reviewer's list, and a review.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session, speak } from "../../helpers.mjs";

let browser, officer;
before(async () => {
  browser = await launch();
  officer = await openPage(browser, { storageState: await session(browser, "privacy-officer") });
});
after(async () => { await browser.close(); });

const { url } = demo();

test("the log leads to the list", async () => {
  await officer.goto(`${url}/admin/log`);
  await checkPage(officer);
  await follow(officer, "a >> text=Looks that people are not told of");
  assert.ok((await officer.locator("tbody tr").count()) > 0, "the demo's night has noted some");
  assert.doesNotMatch(await officer.locator("main").textContent(), /Lehtonen/, "no names");
  await checkLooks(officer, (name) => screenshot(officer, `withheld looks ${name}`));
});

test("a reviewer releases one, the rest waits", async () => {
  await follow(officer, "tbody tr:first-child a");
  const boxes = officer.locator("[name=release]");
  const count = await boxes.count();
  assert.ok(count > 0);
  await checkLooks(officer, (name) => screenshot(officer, `withheld looks of one ${name}`));
  const review = officer.url();
  await boxes.first().check();
  await follow(officer, "main form button.primary");
  assert.match(await officer.locator("main .note.ok").textContent(), /review is saved/);
  await checkPage(officer);
  await officer.goto(review);
  assert.equal(await boxes.count(), count - 1);
});

test("in Finnish", async () => {
  await speak(officer, "fi");
  await officer.goto(`${url}/admin/log/looks`);
  await checkPage(officer);
  await follow(officer, "tbody tr:first-child a");
  await checkLooks(officer, (name) => screenshot(officer, `withheld looks fi ${name}`));
  await speak(officer, "en");
});

test("a worker has no way there", async () => {
  const worker = await openPage(browser, { storageState: await session(browser, "worker") });
  const answer = await worker.goto(`${url}/admin/log/looks`);
  assert.equal(answer.status(), 403);
  await checkPage(worker);
  await worker.context().close();
});
