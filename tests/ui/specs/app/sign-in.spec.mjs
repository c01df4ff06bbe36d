// The door: organization, password, code; out again; and the code that a grave act asks for once more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkPage, demo, follow, freshCode, launch, openPage, session, signIn, submit } from "../../helpers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const { url } = demo();
const { slug, email, password, totp_secret: secret } = account("assistant");

test("the front door asks for the organization and finds its sign-in page", async () => {
  const page = await openPage(browser);
  await page.goto(url);
  await page.fill("[name=slug]", "nobody-knows-it");
  await submit(page, "[name=slug]");
  assert.match(await page.locator(".errsum").textContent(), /short name/);
  await checkPage(page);
  await page.fill("[name=slug]", slug.toUpperCase());
  await submit(page, "[name=slug]");
  assert.ok(page.url().endsWith(`/o/${slug}/sign-in`), page.url());
  await page.context().close();
});

test("a wrong password is told without saying which part was wrong", async () => {
  const page = await openPage(browser);
  const answers = [];
  for (const name of [email, "nobody@example.org"]) {
    await page.goto(`${url}/o/${slug}/sign-in`);
    await page.fill("[name=email]", name);
    await page.fill("[name=password]", "not the password");
    await submit(page, "[name=password]");
    assert.equal(await page.inputValue("[name=email]"), name);
    await checkPage(page);
    answers.push(await page.locator(".errsum").textContent());
  }
  assert.equal(answers[0], answers[1]);
  await page.context().close();
});

test("password and code let in, a wrong code does not; a used code lets nobody in twice", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/w/search`);
  assert.match(page.url(), /sign-in/);
  await page.goto(`${url}/o/${slug}/sign-in?next=/w/search`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await submit(page, "[name=password]");
  await page.fill("[name=code]", "000000");
  await submit(page, "[name=code]");
  assert.match(await page.title(), /^Error: Enter the code/);
  await checkPage(page);
  await page.goto(`${url}/w`);
  assert.match(page.url(), /sign-in/, "half a sign-in opens nothing");

  const code = await freshCode(secret);
  for (const reachesSearch of [true, false]) {
    await page.context().clearCookies();
    await page.goto(`${url}/o/${slug}/sign-in?next=/w/search`);
    await page.fill("[name=email]", email);
    await page.fill("[name=password]", password);
    await submit(page, "[name=password]");
    await page.fill("[name=code]", code);
    await submit(page, "[name=code]");
    assert.equal(page.url() === `${url}/w/search`, reachesSearch, page.url());
  }
  await page.context().close();
});

test("signing out ends the session, also for the Back button", async () => {
  const page = await openPage(browser);
  await signIn(page, "assistant");
  await page.goto(`${url}/settings`);
  await page.click("details.menu summary");
  await checkPage(page);
  await follow(page, ".menu form button");
  assert.match(page.url(), /sign-in$/);
  await page.goBack();
  assert.match(page.url(), /sign-in/);
  await page.context().close();
});

test("the language before sign-in is one click away", async () => {
  const page = await openPage(browser);
  await page.goto(`${url}/o/${slug}/sign-in`);
  await follow(page, "footer button[lang=fi]");
  assert.equal(await page.getAttribute("html", "lang"), "fi");
  assert.match(page.url(), /sign-in$/);
  await page.context().close();
});

test("a fresh proof of identity: a wrong code asks again, the right one leads on", async () => {
  const page = await openPage(browser, { storageState: await session(browser, "supervisor") });
  await page.goto(`${url}/step-up?next=/w/clients`);
  await page.fill("[name=code]", "000000");
  await submit(page, "[name=code]");
  assert.match(await page.locator(".errsum").textContent(), /code is wrong/);
  await checkPage(page);
  await page.fill("[name=code]", await freshCode(account("supervisor").totp_secret));
  await submit(page, "[name=code]");
  assert.equal(page.url(), `${url}/w/clients`);
  await page.context().close();
});
