// The portal on a phone: from a worker's invitation to each page in three languages, and a representative whose access ends.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, checkLooks, checkPage, demo, follow, launch, openPage, portalLanguages, screenshot, session, signIn, speak, stepUp, submit } from "../../helpers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const { url } = demo();
const { slug } = account("worker");
const phone = { width: 390 };
const password = "three unrelated words here";
const as = async (who) => openPage(browser, { storageState: await session(browser, who) });

/** Somebody's portal page among staff. */
async function portalOf(page, words, name) {
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", words);
  await submit(page, "#main #q");
  await follow(page, `#results a >> text=${name}`);
  const person = page.url();
  await follow(page, "nav.tabs a[href$='/portal']");
  await checkPage(page);
  return person;
}

/** Invites the person whose page this is; returns link and code as the worker sees them once. */
async function invite(page, email) {
  await follow(page, "#main a[href$='/portal/invitation']");
  if (page.url().includes("/step-up")) {
    const back = new URL(page.url()).searchParams.get("next");
    await stepUp(page, "worker");
    await page.goto(url + back);
  }
  await page.fill("[name=proof]", "");
  await follow(page, "#main form button.primary");
  await checkPage(page);
  await page.fill("[name=email]", email);
  await page.fill("[name=proof]", "Passport shown at the office");
  await follow(page, "#main form button.primary");
  await checkPage(page);
  await screenshot(page, "portal link");
  const shown = { link: await page.inputValue("#link"), code: await page.inputValue("#code") };
  await page.reload();
  assert.ok(!(await page.content()).includes(shown.code), "link and code are shown once");
  return shown;
}

/** Enrols on a phone and signs in. */
async function enrol({ link, code }, email) {
  const page = await openPage(browser, phone);
  await page.goto(url + new URL(link).pathname);
  assert.ok(!(await page.content()).includes(email), "the link alone says nothing");
  await page.fill("[name=handover]", "AAAA-AAAA");
  await page.fill("[name=password]", password);
  await submit(page, "[name=password]");
  assert.match(await page.title(), /^Error:/);
  await checkPage(page);
  await page.fill("[name=handover]", code.toLowerCase());
  await page.fill("[name=password]", password);
  await screenshot(page, "portal enrol");
  await submit(page, "[name=password]");
  assert.ok((await page.textContent("#main")).includes(email));
  await checkPage(page);
  await signIn(page, { slug, email, password });
  assert.equal(page.url(), `${url}/p`);
  return page;
}

test("each page of the portal, in three languages, light and dark, on every width", async () => {
  const page = await openPage(browser, phone);
  await signIn(page, "client");
  for (const language of portalLanguages) {
    await speak(page, language, "/p/settings");
    for (const path of ["/p", "/p/data", "/p/looked", "/p/requests", "/p/requests/new", "/p/people", "/p/settings"]) {
      await page.goto(url + path);
      assert.equal(await page.getAttribute("html", "lang"), language);
      await checkLooks(page, (variant) => screenshot(page, `portal${path.replaceAll("/", " ")} ${language} ${variant}`));
    }
    await page.setViewportSize({ width: 320, height: 844 });
    for (const path of ["/p/settings/password", "/p/settings/second-step", "/p/nothing", "/w"]) {
      await page.goto(url + path);
      await checkPage(page);
    }
    await page.goto(`${url}/p/settings/password`);
    await page.fill("[name=current]", "wrong");
    await page.fill("[name=password]", "another long enough password");
    await submit(page, "[name=password]");
    await checkPage(page);
  }
  await speak(page, "en", "/p/settings");
  await page.context().close();
});

test("a client asks in three steps to have data erased, and takes it back", async () => {
  const page = await openPage(browser, phone);
  await signIn(page, "client");
  await page.goto(`${url}/p/requests`);
  await follow(page, "main a.btn.primary");
  await follow(page, "main button[value=what]");
  assert.match(await page.textContent(".errsum"), /Choose what you ask/);
  await checkPage(page);
  await page.check("[name=kind][value=erasure]");
  await follow(page, "main button[value=what]");
  await page.fill("[name=why]", "We have moved away");
  await checkPage(page);
  await follow(page, "main button[value=why]");
  await screenshot(page, "portal ask check");
  await checkPage(page);
  await follow(page, "main button[value=back-to-why]");
  assert.equal(await page.inputValue("[name=why]"), "We have moved away");
  await follow(page, "main button[value=why]");
  await follow(page, "main button[value=send]");
  assert.match(await page.textContent("#main"), /We got your request[\s\S]*We are working on it/);
  await checkLooks(page, (variant) => screenshot(page, `portal request ${variant}`));
  const request = page.url();
  for (let waits = 0; !(await page.locator("main h2 >> text=What waits for you").count()); waits += 1) {
    assert.ok(waits < 20, "the letter comes within some seconds");
    await page.waitForTimeout(500);
    await page.goto(`${url}/p`);
  }
  await checkLooks(page, (variant) => screenshot(page, `portal home waiting ${variant}`));
  await page.goto(request);
  await follow(page, "main form[action$='/withdrawal'] button");
  assert.match(await page.textContent("#main"), /You took it back/);
  await checkPage(page);
  await page.context().close();
});

test("the public pages, in three languages", async () => {
  for (const language of portalLanguages) {
    const page = await openPage(browser, { ...phone, language });
    for (const name of ["privacy", "cookies", "contact", "requests", "accessibility", "sign-in"]) {
      await page.goto(`${url}/o/${slug}/${name}`);
      assert.equal(await page.getAttribute("html", "lang"), language);
      await checkLooks(page, (variant) => screenshot(page, `public ${name} ${language} ${variant}`));
    }
    for (const link of await page.locator("footer a").all()) {
      const answer = await page.request.get(url + (await link.getAttribute("href")));
      assert.equal(answer.status(), 200);
    }
    await page.context().close();
  }
});

test("leaving quickly shows a calendar, with and without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await openPage(browser, { ...phone, javaScriptEnabled });
    await signIn(page, "client");
    await page.click(".btn.leave");
    await page.waitForURL("**/leave");
    assert.ok(!/carehold|kotisatama/i.test(await page.content()));
    await page.goBack();
    assert.match(page.url(), /sign-in/, "the session is over");
    await page.context().close();
  }
});

test("a representative has access when two workers say so, and none at the next request after it ends", async () => {
  const worker = await as("worker");
  await portalOf(worker, "lehtonen hodan", "Lehtonen, Hodan");
  const email = "hodan@example.org";
  const hodan = await enrol(await invite(worker, email), email);
  const child = await portalOf(worker, "lehtonen eero", "Lehtonen, Eero");
  await follow(worker, "#main a[href$='/representatives/new']");
  await follow(worker, "#main form button.primary");
  await checkPage(worker);
  await worker.check(`label:has-text("Hodan") [name=representative]`);
  await worker.check("[name=suspected][value=no]");
  await worker.check("[name=things][value=details]");
  await worker.check("[name=things][value=record]");
  await worker.check("[name=things][value=requests]");
  for (const name of ["authority", "conflict", "custodians", "view"]) await worker.fill(`[name=${name}]`, "Written down");
  const nextYear = new Date().getFullYear() + 1;
  await worker.fill("[name=ends_on]", `1.6.${nextYear}`);
  await screenshot(worker, "representative record");
  await checkPage(worker);
  await follow(worker, "#main form button.primary");
  await checkPage(worker);
  await screenshot(worker, "portal access");
  await follow(worker, "#main section .list a.strong");
  const decision = worker.url();
  await checkPage(worker);
  assert.equal(await worker.locator("[name=best_interests]").count(), 0, "whoever recorded it does not decide");

  const officer = await as("privacy-officer");
  await officer.goto(decision);
  await checkPage(officer);
  await officer.fill("[name=best_interests]", "She cares for Eero");
  await officer.check("[name=decision][value=start]");
  await screenshot(officer, "representative decision");
  await follow(officer, "#main form button.primary");

  await hodan.goto(`${url}/p`);
  await checkPage(hodan);
  await screenshot(hodan, "portal home representative");
  await follow(hodan, "#main a[href*='/p/represented/']");
  const eero = hodan.url();
  await checkLooks(hodan, (variant) => screenshot(hodan, `portal represented ${variant}`));
  await follow(hodan, "#main a[href$='/requests/new']");
  await hodan.check("[name=kind][value=access]");
  await checkLooks(hodan, (variant) => screenshot(hodan, `portal represented ask ${variant}`));
  await follow(hodan, "main button[value=what]");
  await hodan.fill("[name=why]", "We move to another school");
  await follow(hodan, "main button[value=why]");
  await checkPage(hodan);
  await screenshot(hodan, "portal represented ask check");
  await follow(hodan, "main button[value=send]");
  assert.match(await hodan.textContent("#main"), /We got your request[\s\S]*We are working on it/);
  await checkLooks(hodan, (variant) => screenshot(hodan, `portal represented request ${variant}`));
  const request = hodan.url().split("?")[0];
  await hodan.goto(eero);
  assert.equal(await hodan.locator(`#main a[href='${new URL(request).pathname}']`).count(), 1);
  await screenshot(hodan, "portal represented with a request");
  await hodan.goto(request);
  await follow(hodan, "main form[action$='/withdrawal'] button");
  assert.match(await hodan.textContent("#main"), /You took the request back[\s\S]*It was taken back/);
  await checkPage(hodan);
  await hodan.goto(`${url}/p/people`);
  await checkPage(hodan);

  await worker.goto(`${decision}/end`);
  await checkPage(worker);
  await worker.fill("[name=reason]", "The wind has turned");
  await follow(worker, "#main form button.danger");
  const answer = await hodan.goto(eero);
  assert.equal(answer.status(), 404, "out at the next request");
  assert.equal((await hodan.goto(request)).status(), 404, "and so is what was asked");
  await hodan.goto(`${url}/p/people`);
  assert.ok(!(await hodan.textContent("#main")).includes("Eero"), "and nothing tells of it");

  await worker.goto(`${child}/portal`);
  await checkPage(worker);
  await portalOf(worker, "lehtonen hodan", "Lehtonen, Hodan");
  await follow(worker, "#main a[href$='/portal/end']");
  await checkPage(worker);
  await follow(worker, "#main form button.danger");
  await hodan.goto(`${url}/p`);
  assert.match(hodan.url(), /sign-in/, "the account is out too");
  for (const page of [worker, officer, hodan]) await page.context().close();
});

test("an admin writes how the organization is reached", async () => {
  const page = await as("admin");
  await page.goto(`${url}/admin/contact`);
  await checkPage(page);
  await screenshot(page, "contact details");
  await page.context().close();
});
