// A letter that asks for an erasure, from the queue to the approval by a second person.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkLooks, checkPage, demo, follow, launch, openPage, screenshot, session, speak, stepUp, submit } from "../../helpers.mjs";

let browser, admin, officer, request;
before(async () => {
  browser = await launch();
  admin = await openPage(browser, { storageState: await session(browser, "admin") });
  officer = await openPage(browser, { storageState: await session(browser, "privacy-officer") });
});
after(async () => { await browser.close(); });

const { url } = demo();
const done = (page) => page.locator("main .note.ok").textContent();
const group = (name) => admin.locator(`section[aria-labelledby="group-${name}"]`);
const errors = (page) => page.locator(".errsum").textContent();

async function decide(name, decision, more = async () => {}) {
  await group(name).locator(`[name=decision][value=${decision}]`).check();
  await more(group(name));
  await follow(admin, group(name).locator("form button.btn"));
}

async function keep(form) {
  await form.locator("[name=rule]").selectOption("FI-SW-02@1");
  await form.locator("[name=article]").selectOption("17-3-b");
}

test("the queue shows how many days are left", async () => {
  await admin.goto(`${url}/admin/requests`);
  assert.match(await admin.locator("section[aria-labelledby=open] tbody").textContent(), /Lehtonen, Petri[\s\S]*days left/);
  await checkLooks(admin, (name) => screenshot(admin, `requests en ${name}`));
});

test("staff record a request that came otherwise", async () => {
  await admin.goto(`${url}/w/search`);
  await admin.fill("#main #q", "lehtonen petri");
  await submit(admin, "#main #q");
  await follow(admin, "#results a >> text=Lehtonen, Petri");
  await follow(admin, "a >> text=Record a data request");
  await follow(admin, "main form button.primary");
  assert.match(await errors(admin), /Choose what is asked/);
  await checkLooks(admin, (name) => screenshot(admin, `request form en ${name}`));
  await admin.check("[name=kind][value=access]");
  await admin.check("[name=channel][value=phone]");
  await admin.fill("[name=asker]", "Called from the number on file");
  await follow(admin, "main form button.primary");
  assert.match(await done(admin), /is recorded/);
  const access = admin.url();
  for (let waits = 0; !(await admin.locator("#answer").count()); waits += 1) {
    assert.ok(waits < 20, "what is held is listed within some seconds");
    await admin.waitForTimeout(500);
    await admin.goto(access);
  }
  await admin.fill("#answer", "Copy handed over at a visit");
  await follow(admin, "main form[action$='/answer'] button");
  assert.match(await done(admin), /Answered/);
  await checkPage(admin);
});

test("each part is decided, and what the law refuses is refused", async () => {
  await admin.goto(`${url}/admin/requests`);
  // The father's letter of the demo; other specs leave requests of their own.
  await follow(admin, admin.locator("section[aria-labelledby=open] tbody a", { hasText: "-0001" }));
  request = admin.url();
  assert.match(await admin.locator("main").textContent(), /Proposed:/);
  await admin.locator("main details").evaluateAll((all) => { for (const fold of all) fold.open = true; });
  await checkLooks(admin, (name) => screenshot(admin, `request unfolded en ${name}`));
  await admin.goto(request);
  await checkLooks(admin, (name) => screenshot(admin, `request en ${name}`));
  await follow(admin, "form[action$='/review'] button");
  assert.match(await errors(admin), /not decided yet/);
  await decide("identity", "retain", (form) => form.locator("[name=rule]").selectOption(""));
  assert.match(await errors(admin), /Choose the rule under which/);
  await checkPage(admin);
  await decide("contact", "erase");
  await decide("identity", "retain", keep);
  for (const name of ["relation", "household-member"]) {
    if (await group(name).count()) await decide(name, "retain", keep);
  }
  for (const mention of await admin.locator("section[aria-labelledby^=group-mention] h2").evaluateAll((all) => all.map((one) => one.id.replace("group-", "")))) {
    await decide(mention, "third-party");
  }
  await follow(admin, "form[action$='/review'] button");
  assert.match(await done(admin), /A second person has to approve/);
  assert.equal(await admin.locator("form[action$='/approval']").count(), 0, "not by the same person");
  await checkPage(admin);
});

test("a second person approves, having proved who they are", async () => {
  await stepUp(officer, "privacy-officer");
  await officer.goto(request);
  await checkLooks(officer);
  await follow(officer, "form[action$='/approval'] button");
  assert.match(await done(officer), /Approved/);
  assert.match(await officer.locator("main").textContent(), /Carried out from/);
  await checkPage(officer);
});

test("in Finnish", async () => {
  await speak(officer, "fi");
  for (const address of [`${url}/admin/requests`, request, `${url}/admin/retention`]) {
    await officer.goto(address);
    await officer.setViewportSize({ width: 320, height: 844 });
    await checkPage(officer);
    await screenshot(officer, `request fi ${address === request ? "one" : "list"}`);
  }
  await speak(officer, "en");
});
