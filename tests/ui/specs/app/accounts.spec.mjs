// A colleague from the invitation over the first sign-in to the end of the access.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkPage, demo, follow, freshCode, launch, openPage, session, signIn, stepUp } from "../../helpers.mjs";

let browser, admin, colleague, link;
before(async () => {
  browser = await launch();
  admin = await openPage(browser, { storageState: await session(browser, "admin") });
  await stepUp(admin, "admin");
});
after(async () => { await browser.close(); });

const { url } = demo();
const known = { slug: account("admin").slug, email: "veera.niemela@kotisatama.example", password: "seven unlikely otters hum" };
const done = (page) => page.locator("main .note.ok").textContent();

test("an admin invites a colleague and gets a link that is shown once", async () => {
  await admin.goto(`${url}/admin/people`);
  await follow(admin, "a >> text=Invite a colleague");
  await follow(admin, "main form button.primary");
  assert.equal(await admin.locator(".errsum li").count(), 3);
  await checkPage(admin);
  await admin.fill("[name=name]", "Veera Niemelä");
  await admin.fill("[name=email]", known.email);
  await admin.fill("[name=title]", "family worker");
  await admin.check("[name=roles][value=worker]");
  await follow(admin, "main form button.primary");
  link = await admin.inputValue("#link");
  assert.ok(link.startsWith(`${url}/o/${known.slug}/enrol/`), link);
  await checkPage(admin);
  await follow(admin, "a >> text=I have copied the link");
  assert.match(await admin.locator("main").textContent(), /Veera Niemelä\s*Invited/);
});

test("the colleague chooses a password and adds an authenticator app", async () => {
  colleague = await openPage(browser);
  await colleague.goto(link);
  assert.equal(await colleague.inputValue("[name=email]"), known.email);
  known.totp_secret = (await colleague.locator(".mono.strong").textContent()).replaceAll(" ", "");
  await checkPage(colleague);
  const code = await freshCode(known.totp_secret);
  await colleague.fill("[name=password]", "too short");
  await colleague.fill("[name=code]", code);
  await follow(colleague, "main form button");
  assert.match(await colleague.locator(".errsum").textContent(), /at least 12 characters/);
  assert.equal((await colleague.locator(".mono.strong").textContent()).replaceAll(" ", ""), known.totp_secret, "the app need not scan again");
  await checkPage(colleague);
  await colleague.fill("[name=password]", known.password);
  await colleague.fill("[name=code]", code);
  await follow(colleague, "main form button");
  assert.ok((await colleague.locator(".codes li").count()) >= 8);
  await checkPage(colleague);
});

test("the link works once", async () => {
  const stranger = await openPage(browser);
  const answer = await stranger.goto(link);
  assert.equal(answer.status(), 404);
  await stranger.context().close();
});

test("the colleague signs in and has the pages of the role", async () => {
  await signIn(colleague, known);
  assert.equal(colleague.url(), `${url}/w`);
  assert.match(await colleague.locator(".topbar").textContent(), /Veera Niemelä/);
  assert.match(await colleague.locator("main").textContent(), /No open cases/);
  await checkPage(colleague);
});

test("new roles hold from the next page on", async () => {
  await follow(admin, "a >> text=Change roles");
  await admin.check("[name=roles][value=supervisor]");
  await follow(admin, "main form button.primary");
  assert.equal(await done(admin), "The roles are saved.");
  await colleague.goto(`${url}/w`);
  assert.match(await colleague.locator(".side").textContent(), /Imports/);
});

test("an admin changes what is known of a colleague", async () => {
  await follow(admin, "a >> text=Edit details");
  await checkPage(admin);
  await admin.fill("[name=name]", "");
  await follow(admin, "main form button.primary");
  assert.match(await admin.locator(".errsum").textContent(), /Enter the person’s name/);
  await checkPage(admin);
  await admin.fill("[name=name]", "Veera Niemelä");
  await admin.fill("[name=title]", "senior family worker");
  await follow(admin, "main form button.primary");
  assert.equal(await done(admin), "The details are saved.");
  await colleague.goto(`${url}/settings`);
  assert.match(await colleague.locator("main").textContent(), /senior family worker/);
});

test("the time-out is the organization's choice", async () => {
  await admin.goto(`${url}/admin/security`);
  assert.equal(await admin.inputValue("[name=idle_minutes]"), "15");
  await admin.fill("[name=idle_minutes]", "60");
  await follow(admin, "main form button.primary");
  assert.equal(await admin.inputValue("[name=idle_minutes]"), "60");
  await checkPage(admin);
  await admin.fill("[name=idle_minutes]", "20");
  await follow(admin, "main form button.primary");
  assert.equal(await done(admin), "The time-out is saved.");
  await colleague.goto(`${url}/w`);
  assert.equal(await colleague.getAttribute("body", "data-timeout-idle"), "1200");
  await admin.fill("[name=idle_minutes]", "15");
  await follow(admin, "main form button.primary");
});

test("a new team gets its leader and members", async () => {
  await admin.goto(`${url}/admin/teams`);
  await admin.fill("[name=name]", "Families north");
  await follow(admin, "main form button.primary");
  assert.equal(await admin.inputValue("[name=name]"), "Families north");
  await admin.selectOption("[name=leader]", { label: "Veera Niemelä, senior family worker" });
  await admin.check("label:has-text('Sanna Korpi') input");
  await follow(admin, "main form button.primary");
  assert.equal(await done(admin), "The team is saved.");
  assert.match(await admin.locator("tr", { hasText: "Families north" }).textContent(), /Veera Niemelä.*Sanna Korpi/s);
});

test("a team ends and its name is gone from the choices", async () => {
  await follow(admin, "tbody a >> text=Families north");
  await follow(admin, "a >> text=End this team");
  assert.match(await admin.locator("main").textContent(), /2 people leave the team/);
  await checkPage(admin);
  await follow(admin, "#end");
  assert.equal(await done(admin), "The team has ended.");
  assert.equal(await admin.locator("tr", { hasText: "Families north" }).count(), 0);
});

test("ended access ends at once", async () => {
  await admin.goto(`${url}/admin/people`);
  await follow(admin, "tbody a >> text=Veera Niemelä");
  await follow(admin, "a >> text=End access");
  await checkPage(admin);
  await follow(admin, "#end");
  assert.equal(await done(admin), "The access has ended.");
  await colleague.goto(`${url}/w`);
  assert.match(colleague.url(), /sign-in/);
});
