// The door: /o/{slug}/sign-in and its second page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkPage, demo, launch, matrix, openPage, screenshot, signIn } from "../helpers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

test("the sign-in page passes the page checks", async () => {
  const { slug } = account("worker");
  await matrix(browser, async (page, variant) => {
    await page.goto(`${demo().url}/o/${slug}/sign-in`);
    await checkPage(page);
    await screenshot(page, `sign-in ${variant.name}`);
  });
});

test("a wrong password is told without saying which part was wrong", async () => {
  const { slug, email } = account("worker");
  const page = await openPage(browser);
  const answers = [];
  for (const name of [email, "nobody@example.org"]) {
    await page.goto(`${demo().url}/o/${slug}/sign-in`);
    await page.fill("[name=email]", name);
    await page.fill("[name=password]", "not the password");
    await Promise.all([page.waitForEvent("load"), page.press("[name=password]", "Enter")]);
    await checkPage(page);
    answers.push(await page.locator(".errsum").textContent());
  }
  assert.equal(answers[0], answers[1]);
  await page.context().close();
});

test("a worker comes in with password and code", async () => {
  const page = await openPage(browser);
  await signIn(page, "worker");
  assert.ok(!page.url().includes("/sign-in"), page.url());
  await checkPage(page);
  await screenshot(page, "my day");
  await page.context().close();
});
