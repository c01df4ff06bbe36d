// A clinic from its first day: nobody is registered before the agreements, and a patient who asks for a copy has it the same day.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { carehold, checkLooks, checkPage, demo, follow, freshCode, launch, openPage, screenshot, signIn, submit } from "../../helpers.mjs";

const slug = "lakeside";
const password = "three unrelated words here";
const member = (name) => ({ slug, email: `${name}@lakeside.example`, password });
const [ada, will, jane] = ["ada.lind", "will.reed", "jane.doe"].map(member);

let browser, admin, clinician, patient, link, own;
const { url, scratch } = demo();
before(async () => {
  browser = await launch();
  admin = await openPage(browser);
  clinician = await openPage(browser);
  patient = await openPage(browser, { width: 390 });
});
after(async () => { await browser.close(); });

const main = (page) => page.locator("main").textContent();
const done = (page) => page.locator("main .note.ok").textContent();
const desk = (page, name) => checkLooks(page, (variant) => (/1440/.test(variant) ? screenshot(page, `clinic ${name} ${variant}`) : undefined));
const phone = (page, name) => checkLooks(page, (variant) => (/390/.test(variant) ? screenshot(page, `clinic ${name} ${variant}`) : undefined));

/** A step of the story; after one that failed the others are passed over. */
let failed = false;
function step(name, tell) {
  test(name, async (context) => {
    if (failed) return context.skip("an earlier step failed");
    failed = true;
    await tell();
    failed = false;
  });
}

async function until(page, address, selector) {
  for (let waits = 0; ; waits += 1) {
    await page.goto(address);
    if (await page.locator(selector).count()) return;
    assert.ok(waits < 40, `${selector} appears within some seconds`);
    await page.waitForTimeout(500);
  }
}

/** Sets password and authenticator app, and signs in. */
async function enrol(page, who, at) {
  await page.goto(url + new URL(at).pathname);
  who.totp_secret = (await page.locator(".mono.strong").textContent()).replaceAll(" ", "");
  await checkPage(page);
  await page.fill("[name=password]", password);
  await page.fill("[name=code]", await freshCode(who.totp_secret));
  await follow(page, "main form button");
  await signIn(page, who);
  assert.equal(page.url(), `${url}/w`);
}

step("the command makes the clinic, and its first admin signs in", async () => {
  const made = carehold("organization", "create", "--data", join(scratch, "data"), "--slug", slug, "--name", "Lakeside Clinic", "--jurisdiction", "US", "--sector", "clinic", "--admin-name", "Ada Lind", "--admin-email", ada.email);
  assert.equal(made.status, 0, made.stderr);
  await enrol(admin, ada, made.stdout.trim().split("\n").at(-1));
  await checkPage(admin);
});

step("the admin invites a clinician", async () => {
  await admin.goto(`${url}/admin/people`);
  await follow(admin, "a >> text=Invite a colleague");
  await admin.fill("[name=name]", "Will Reed");
  await admin.fill("[name=email]", will.email);
  await admin.fill("[name=title]", "nurse practitioner");
  await admin.check("[name=roles][value=worker]");
  await follow(admin, "main form button.primary");
  link = await admin.inputValue("#link");
  await enrol(clinician, will, link);
});

step("no patient is registered before the agreements", async () => {
  const answer = await clinician.goto(`${url}/w/people/new`);
  assert.equal(answer.status(), 409);
  assert.match(await main(clinician), /Business associate agreement[\s\S]*Ask an admin/);
  await desk(clinician, "agreements needed");
});

step("the admin reads and accepts them", async () => {
  await admin.goto(`${url}/admin/agreements`);
  await desk(admin, "agreements");
  const first = admin.locator("main section:has(form)").first();
  await first.locator("[name=name]").fill("Ada Lind");
  await first.locator("[name=authority]").fill("Owner");
  await follow(admin, first.locator("button.primary"));
  assert.match(await admin.locator(".errsum").textContent(), /Tick that you may bind/);
  await checkPage(admin);
  for (let left = await admin.locator("main section form").count(); left > 0; left -= 1) {
    const next = admin.locator("main section:has(form)").first();
    await next.locator("[name=name]").fill("Ada Lind");
    await next.locator("[name=authority]").fill("Owner");
    await next.locator("[name=may_bind]").check();
    await follow(admin, next.locator("button.primary"));
  }
  assert.equal(await admin.locator("main section form").count(), 0);
  await desk(admin, "agreements accepted");
});

step("the clinician registers a patient, who gets the portal", async () => {
  await clinician.goto(`${url}/w/people/new`);
  await clinician.fill("main [name=family]", "Doe");
  await clinician.fill("main [name=given]", "Jane");
  await clinician.fill("main [name=phone]", "+12125550123");
  await clinician.check("[name=is_client]");
  await checkPage(clinician);
  await follow(clinician, "main form button.primary");
  await checkPage(clinician);
  await follow(clinician, "nav.tabs a[href$='/portal']");
  await follow(clinician, "#main a[href$='/portal/invitation']");
  await clinician.fill("[name=email]", jane.email);
  await clinician.fill("[name=proof]", "Driving licence shown");
  await follow(clinician, "#main form button.primary");
  await patient.goto(url + new URL(await clinician.inputValue("#link")).pathname);
  await patient.fill("[name=handover]", await clinician.inputValue("#code"));
  await patient.fill("[name=password]", password);
  await checkPage(patient);
  await submit(patient, "[name=password]");
  await signIn(patient, jane);
});

step("the patient asks for a copy on her phone", async () => {
  await patient.goto(`${url}/p/requests/new`);
  await phone(patient, "ask");
  await patient.check("[name=kind][value=access]");
  for (let part = 0; part < 3; part += 1) await follow(patient, "main form button.primary");
  own = patient.url().split("?")[0];
  assert.match(await main(patient), /We got your request/);
  await phone(patient, "asked");
});

step("the admin looks it through and releases it alone, the same day", async () => {
  const request = `${url}/admin/requests/${own.split("/").pop()}`;
  await until(admin, request, "a[href$='/package']");
  await desk(admin, "request");
  await follow(admin, "a[href$='/package']");
  for (;;) {
    const form = admin.locator("section[aria-labelledby=open] form, section[aria-labelledby=plain] form").first();
    if (!await form.count()) break;
    if (await form.locator("[name=share][type=radio]").count()) await form.locator("[name=share][value=whole]").check();
    await follow(admin, form.locator("button"));
  }
  await admin.fill("#safety", "She lives alone");
  await follow(admin, "form[action$='/release'] button");
  assert.match(await done(admin), /Released/);
  await admin.goto(request);
  assert.match(await main(admin), /Answered/);
  await desk(admin, "request answered");
});

step("the patient fetches it on the day she asked", async () => {
  await patient.goto(own);
  const days = await patient.locator("main dl.kv dd").allTextContents();
  assert.equal(days[0], days[1], "asked and answered");
  await phone(patient, "answered");
  const [download] = await Promise.all([patient.waitForEvent("download"), patient.click("form[action$='/package'] button")]);
  assert.match(download.suggestedFilename(), /^P-\d{4}-\d{4}\.zip$/);
});
