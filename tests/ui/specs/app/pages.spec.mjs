// How every page looks: the core ones in both themes, at three widths and in both languages, all others once per language:
// English on a desk, Finnish, whose words are longer, on a small phone.
import { after, before, describe, test } from "node:test";
import { account, checkLooks, checkPage, demo, follow, languages, launch, openPage, screenshot, session, speak, submit } from "../../helpers.mjs";

const { url } = demo();
const door = `/o/${account("worker").slug}/sign-in`;

async function search(page, words) {
  await page.goto(`${url}/w/search`);
  await page.fill("#main #q", words);
  await submit(page, "#main #q");
}

/** Aino Lehtonen's page and case; addresses differ from run to run. */
async function aino(page) {
  await search(page, "lehtonen aino");
  await follow(page, "#results a >> text=Lehtonen, Aino");
}
async function case_(page) {
  await aino(page);
  await follow(page, "#main a[href*='/w/cases/']");
}

const at = (path) => (page) => page.goto(url + path);
const core = {
  worker: { "my day": at("/w"), "my clients": at("/w/clients"), "search results": (page) => search(page, "lehtonen"), client: aino, case: case_, settings: at("/settings") },
  auditor: { "audit log": at("/admin/log") },
  nobody: { "sign-in": at(door) },
};

const checkEach = (base, paths) => async (page) => {
  for (const path of paths) {
    await page.goto(base + path);
    await checkPage(page);
  }
};
const others = {
  worker: {
    async "about a client"(page) {
      await aino(page);
      const client = page.url();
      await checkEach(client, ["/notes", "/notes?kind=meeting", "/family", "/access-log", "/edit", "/death", "/cases/new"])(page);
      await page.goto(client);
      await follow(page, page.locator("form[action$='/identity-code'] button").last());
      await checkPage(page);
    },
    async "about a case"(page) {
      await case_(page);
      const correction = await page.locator("a[href$='/correction']").first().getAttribute("href");
      await checkEach(page.url(), ["/edit", "/closure", "/assignment", "/holds"])(page);
      await checkEach(url, [correction])(page);
    },
    async "lists, empty lists, forms with errors"(page) {
      await checkEach(url, ["/w/clients?show=closed", "/w/clients?show=all", "/w/search", "/w/people/new", "/step-up?next=/w"])(page);
      await search(page, "zzzzzz");
      await checkPage(page);
      await page.goto(`${url}/w/people/new`);
      await follow(page, "#main form button.primary");
      await checkPage(page);
    },
    "what is refused": checkEach(url, ["/admin/log", "/w/cases/019d429ed74772e99ff51d43963d2ba3"]),
  },
  admin: {
    async "people, teams, the log"(page) {
      await checkEach(url, ["/w", "/admin/people", "/admin/people?show=ended", "/admin/people/new", "/admin/teams", "/admin/security", "/admin/retention", "/admin/log/verification", "/admin/imports", "/admin/requests/settings"])(page);
      for (const list of ["/admin/people", "/admin/teams", "/admin/log"]) {
        await page.goto(url + list);
        await follow(page, page.locator("tbody a").first());
        await checkPage(page);
        if (list === "/admin/people") await checkEach(page.url(), ["/edit", "/roles", "/invitation", "/end"])(page);
        if (list === "/admin/teams") await checkEach(page.url(), ["/end"])(page);
      }
    },
  },
  nobody: { "before sign-in": checkEach(url, ["/sign-in", "/o/none/sign-in", `${door}/code`, "/nothing"]) },
};

for (const language of languages) {
  for (const who of ["worker", "admin", "auditor", "nobody"]) {
    describe(`${who}'s pages in ${language}`, () => {
      let browser, page;
      before(async () => {
        browser = await launch();
        const storageState = who === "nobody" ? undefined : await session(browser, who);
        page = await openPage(browser, { language, storageState });
        if (storageState && language !== "en") await speak(page, language);
      });
      after(async () => {
        if (who !== "nobody" && language !== "en") await speak(page, "en");
        await browser.close();
      });

      for (const [name, open] of Object.entries(core[who] ?? {})) {
        test(name, async () => {
          await open(page);
          await checkLooks(page, (variant) => screenshot(page, `${name} ${language} ${variant}`));
        });
      }
      for (const [name, visit] of Object.entries(others[who] ?? {})) {
        test(name, async () => {
          await page.setViewportSize(language === "en" ? { width: 1440, height: 900 } : { width: 320, height: 844 });
          await visit(page);
        });
      }
    });
  }
}
