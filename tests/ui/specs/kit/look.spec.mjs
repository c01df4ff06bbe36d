// Every component of kit.css, in both themes and at three widths.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeViolations, checkLooks, checkPage, launch, openPage, screenshot, themes } from "../../helpers.mjs";
import { serve } from "../../specimen/serve.mjs";

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser.close(); await server.stop(); });

for (const name of ["kit", "signin"]) {
  test(`${name}.html passes the page checks`, async () => {
    const page = await openPage(browser);
    await page.goto(`${server.url}/${name}.html`);
    await checkLooks(page, (variant) => screenshot(page, `${name} ${variant}`));
    await page.context().close();
  });
}

test("every accent keeps its contrast", async () => {
  const accents = ["blue", "indigo", "violet", "plum", "rose", "brick", "brown", "olive", "green", "pine", "slate"];
  const page = await openPage(browser);
  await page.goto(`${server.url}/kit.html`);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    for (const accent of accents) {
      await page.evaluate((name) => { document.documentElement.dataset.accent = name; }, accent);
      assert.deepEqual(await axeViolations(page, { type: "rule", values: ["color-contrast"] }), [], `${accent} ${colorScheme}`);
    }
  }
  await page.context().close();
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
