// How every page looks: the core ones in both themes, at three widths and in both languages, all others once per language.
import { after, before, test } from "node:test";
import { account, checkLooks, checkPage, demo, follow, languages, launch, openPage, screenshot, session, speak } from "../../helpers.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const { url } = demo();
const door = `/o/${account("worker").slug}/sign-in`;

/** Aino Lehtonen's page; addresses differ from run to run. */
async function toAino(page) {
  await search(page, "lehtonen aino");
  await follow(page, "#results a >> text=Lehtonen, Aino");
}

async function search(page, words) {
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", words);
  await Promise.all([page.waitForEvent("load"), page.press("#main #q", "Enter")]);
}

/** Opens `who`'s pages in each language; a preference of the account, so English comes back at the end. */
async function inEachLanguage(who, visit, { width } = {}) {
  for (const language of languages) {
    const storageState = who && (await session(browser, who));
    const page = await openPage(browser, { language, width: width?.[language], storageState });
    if (who) await speak(page, language);
    try {
      await visit(page, language);
    } finally {
      if (who) await speak(page, "en");
      await page.context().close();
    }
  }
}

const core = {
  worker: {
    "my day": (page) => page.goto(`${url}/w`),
    "my clients": (page) => page.goto(`${url}/w/clients`),
    "search results": (page) => search(page, "lehtonen"),
    client: toAino,
    async case(page) {
      await toAino(page);
      await follow(page, "#main a[href*='/w/cases/']");
    },
    settings: (page) => page.goto(`${url}/settings`),
  },
  auditor: { "audit log": (page) => page.goto(`${url}/admin/log`) },
  "": { "sign-in": (page) => page.goto(url + door) },
};
for (const [who, pages] of Object.entries(core)) {
  for (const [name, open] of Object.entries(pages)) {
    test(`${name} passes the checks in every theme, width and language`, () => inEachLanguage(who, async (page, language) => {
      await open(page);
      await checkLooks(page, (variant) => screenshot(page, `${name} ${language} ${variant}`));
    }));
  }
}

/** Each of the pages under an address. */
const visit = (base, paths) => async (page) => {
  for (const path of paths) {
    await page.goto(base + path);
    await checkPage(page);
  }
};
// English on a desk, Finnish, whose words are longer, on a phone.
const width = { en: 1440, fi: 320 };

test("every page about a client passes the checks", () => inEachLanguage("worker", async (page) => {
  await toAino(page);
  const aino = page.url();
  await visit(aino, ["/family", "/access-log", "/edit", "/death", "/cases/new"])(page);
  await page.goto(aino);
  await follow(page, page.locator("form[action$='/identity-code'] button").last());
  await checkPage(page);
}, { width }));

test("every page about a case passes the checks", () => inEachLanguage("worker", async (page) => {
  await core.worker.case(page);
  const lehtonen = page.url();
  const correction = await page.locator("a[href$='/correction']").first().getAttribute("href");
  await visit(lehtonen, ["/edit", "/closure", "/assignment", "/holds"])(page);
  await page.goto(url + correction);
  await checkPage(page);
}, { width }));

test("lists, empty lists and forms with errors pass the checks", () => inEachLanguage("worker", async (page) => {
  await visit(url, ["/w/clients?show=closed", "/w/clients?show=all", "/w/search", "/w/people/new", "/step-up?next=/w"])(page);
  await search(page, "zzzzzz");
  await checkPage(page);
  await page.goto(`${url}/w/people/new`);
  await follow(page, "#main form button.primary");
  await checkPage(page);
}, { width }));

test("people and roles, teams and the log pass the checks", () => inEachLanguage("admin", async (page) => {
  await visit(url, ["/w", "/admin/people", "/admin/people?show=ended", "/admin/people/new", "/admin/teams", "/admin/log/verification", "/admin/imports"])(page);
  for (const list of ["/admin/people", "/admin/teams", "/admin/log"]) {
    await page.goto(url + list);
    await follow(page, page.locator("tbody a").first());
    await checkPage(page);
    if (list === "/admin/people") await visit(page.url(), ["/roles", "/invitation", "/end"])(page);
  }
}, { width }));

test("the pages of nobody in particular pass the checks", () => inEachLanguage("", (page) => visit(url, ["/sign-in", "/o/none/sign-in", `${door}/code`, "/nothing"])(page), { width }));

test("what is refused says so", () => inEachLanguage("worker", (page) => visit(url, ["/admin/log", "/w/cases/019d429ed74772e99ff51d43963d2ba3"])(page), { width }));
