// Every component of kit.css, in both themes and at three widths.
import { after, before, test } from "node:test";
import { checkPage, launch, matrix, openPage, screenshot } from "../../helpers.mjs";
import { serve } from "../../specimen/serve.mjs";

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); await server.stop(); });

for (const name of ["kit", "signin"]) {
  test(`${name}.html passes the page checks`, async () => {
    await matrix(browser, async (page, variant) => {
      await page.goto(`${server.url}/${name}.html`);
      await checkPage(page);
      await screenshot(page, `${name} ${variant.name}`);
    }, { over: { languages: ["en"] } });
  });
}

test("every accent keeps its contrast", async () => {
  const accents = ["blue", "indigo", "violet", "plum", "rose", "brick", "brown", "olive", "green", "pine", "slate"];
  for (const theme of ["light", "dark"]) {
    const page = await openPage(browser, { theme });
    await page.goto(`${server.url}/kit.html`);
    for (const accent of accents) {
      await page.evaluate((name) => { document.documentElement.dataset.accent = name; }, accent);
      await checkPage(page);
    }
    await page.context().close();
  }
});

test("nothing is lost with forced colours, and print hides what is not the record", async () => {
  const page = await openPage(browser, { forcedColors: "active" });
  await page.goto(`${server.url}/kit.html`);
  await checkPage(page);
  await screenshot(page, "kit forced colours");
  await page.emulateMedia({ media: "print", forcedColors: "none" });
  const left = await page.locator(".topbar, .side, .tabs, .btn, .filters, .actionbar, li.draft").filter({ visible: true }).count();
  if (left) throw new Error(`${left} parts of the screen are printed`);
  await screenshot(page, "kit print");
  await page.context().close();
});
