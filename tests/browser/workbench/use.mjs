// One person's afternoon: drops a text, reads it, filters, corrects,
// compares, searches, traces, closes an entry of the ledger.
import { readFileSync } from "node:fs";
import { check } from "../browser.mjs";
import { visit } from "./looking.mjs";
import { asked, id } from "./pages.mjs";

// Drops files anywhere on the page, as from a folder of the desktop.
async function drop(page, files) {
  const told = files.map(([name, path]) => [name, readFileSync(path, "utf8")]);
  const dragged = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of all) transfer.items.add(new File([text], name, { type: "text/plain" }));
    return transfer;
  }, told);
  await page.dispatchEvent("body", "dragenter", { dataTransfer: dragged });
  await page.dispatchEvent("body", "dragover", { dataTransfer: dragged });
  await page.dispatchEvent("body", "drop", { dataTransfer: dragged });
}

// Waits for the page that an act leads to.
const moved = (page, act) => Promise.all([page.waitForNavigation({ waitUntil: "networkidle" }), act]);

export async function use(browser, workbench, language) {
  const name = (what) => `${language}: ${what}`;
  const { context, page, errors } = await visit(browser, workbench, { language });
  const go = (address) => page.goto(workbench.address + address, { waitUntil: "networkidle" });
  const before = workbench.list().length;
  const kept = {};

  await go("/");
  await drop(page, [
    [`2025-09-16-${language}.txt`, `examples/joint-statement-${language}.txt`],
    [`2026-10-09-${language}.txt`, `examples/joint-statement-next-${language}.txt`],
  ]);
  const shelf = await arrived(workbench, before + 2);
  check(name("two texts are added by dropping them"), shelf.length === before + 2, `${shelf.length}`);
  const texts = shelf.filter((card) => card.language === language);
  const [first, second] = texts.map(id);

  // Where all went well, the page shows the list anew by itself.
  const link = page.locator(`main a[href^="/documents/${first}"]`).first();
  await link.waitFor({ timeout: 10000 });
  await page.waitForLoadState("networkidle");
  check(name("the library lists them"), (await link.count()) === 1);
  await moved(page, link.click());
  const marks = page.locator("a.t");
  const all = await marks.count();
  check(name("the reader marks acts"), all > 3, `${all}`);
  await page.keyboard.press("j");
  check(name("j goes to a record"), new URL(page.url()).hash !== "" || (await page.locator(":focus").count()) === 1);

  const filter = page.locator('main a[href*="act="]').first();
  await moved(page, filter.click());
  check(name("a filter is in the address"), page.url().includes("act="), page.url());

  const position = `/documents/${first}/positions/p2`;
  await go(position);
  const form = page.locator('form[action$="/correct"]');
  check(name("a record can be corrected"), (await form.count()) === 1);
  await page.locator("details.correct summary").click();
  const other = await form.locator('[name="degree"] option:not([selected])').first().getAttribute("value");
  await form.locator('[name="degree"]').selectOption(other);
  await form.locator('[name="author"]').fill("A. Reader");
  await form.locator('[name="note"]').fill("as the text has it");
  await moved(page, form.locator("button").first().click());
  check(name("and says who corrected it"), (await page.locator("main").innerText()).includes("A. Reader"), page.url());

  await go(`/compare?a=${first}&b=${second}`);
  check(name("two texts stand beside each other"), (await page.locator(".pair").count()) > 3);

  const { formula, query } = asked[language];
  await go("/search");
  await page.locator('main input[name="q"]').fill(query);
  await moved(page, page.keyboard.press("Enter"));
  const hits = page.locator('main a[href*="#char="]');
  kept.hits = await hits.count();
  check(name("a search finds words and where they are"), kept.hits > 0);
  await moved(page, hits.first().click());
  check(name("and leads to them"), page.url().includes("#char="), page.url());

  await go("/trace");
  await page.locator('main input[name="formula"]').fill(formula);
  await moved(page, page.keyboard.press("Enter"));
  check(name("a formula is drawn over the years"), (await page.locator("main svg").count()) > 0);

  await go("/ledger");
  const entry = page.locator('main a[href^="/ledger/"]').first();
  kept.entry = await entry.getAttribute("href");
  await moved(page, entry.click());
  await closeEntry(page);
  kept.closed = await page.locator("main").innerText();
  check(name("an entry of the ledger is closed"), kept.closed.includes("https://example.org/report"), page.url());

  check(name("nothing broke on the way"), errors.length === 0, errors.join(" | "));
  await context.close();
  return { ...kept, language, first, position };
}

// Closes the entry that is open with a page as evidence.
async function closeEntry(page) {
  const form = page.locator("main form").filter({ has: page.locator('input[name="evidence"]:not([type="hidden"])') }).first();
  await form.locator('[name="evidence"]').fill("https://example.org/report");
  await form.locator('[name="author"]').fill("A. Reader");
  await moved(page, form.locator("button").first().click());
}

// Waits until the library holds so many texts.
async function arrived(workbench, count) {
  for (let tries = 0; tries < 50; tries += 1) {
    const shelf = workbench.list();
    if (shelf.length >= count) return shelf;
    await new Promise((done) => setTimeout(done, 200));
  }
  return workbench.list();
}

// After the server was started anew: all of it is still there.
export async function findAgain(browser, workbench, kept) {
  const name = (what) => `${kept.language}, after a new start: ${what}`;
  const { context, page } = await visit(browser, workbench, { language: kept.language });
  await page.goto(workbench.address + kept.position);
  check(name("the correction"), (await page.locator("main").innerText()).includes("A. Reader"));
  await page.goto(workbench.address + kept.entry);
  check(name("the closed entry"), (await page.locator("main").innerText()).includes("https://example.org/report"));
  await page.goto(`${workbench.address}/search?q=${encodeURIComponent(asked[kept.language].query)}`);
  const hits = await page.locator('main a[href*="#char="]').count();
  check(name("what the search found"), hits >= kept.hits, `${hits} of ${kept.hits}`);
  await context.close();
}
