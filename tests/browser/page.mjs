// Opens pages in a real browser and uses them: no errors, filters work, the
// text is whole, themes change, nothing sticks out, all without the script too.
//
//   node page.mjs OUT PAGE.html …      screenshots go to OUT
import { background, check, done, open, start } from "./browser.mjs";
import { basename } from "node:path";

const [out, ...pages] = process.argv.slice(2);
await start(out);

const visible = (page) => page.locator(".note").evaluateAll((all) => all.filter((n) => n.getClientRects().length).length);

async function wide(file, name) {
  const { page, context, errors } = await open(file, { viewport: { width: 1440, height: 1000 }, colorScheme: "light" });
  const all = await visible(page);
  const marks = await page.locator(".edition a.t[id]").count();
  check(`${name}: a record for every act word`, all > 0 && all === marks, `${all} records, ${marks} words`);

  // The first act of the table filters; the count follows; the button undoes it.
  const label = page.locator(".matrix thead label").first();
  const act = await label.getAttribute("for");
  const expected = Number(await page.locator(`.rail label[for="${act}"] small`).innerText());
  await label.click();
  check(`${name}: a filter by act leaves its records`, (await visible(page)) === expected, `${await visible(page)} of ${expected}`);
  check(`${name}: the count follows`, (await page.locator("#shown").innerText()) === String(expected));
  await page.locator("#all").click();
  check(`${name}: the filter goes again`, (await visible(page)) === all);
  const holder = page.locator(".matrix tbody label").first();
  const row = Number(await page.locator(".matrix tbody tr").first().locator(".sum").innerText());
  await holder.click();
  check(`${name}: a filter by holder leaves its records`, (await visible(page)) === row, `${await visible(page)} of ${row}`);
  await page.locator("#all").click();

  // Records stand beside the text, in order, and do not overlap.
  const boxes = await page.locator(".note").evaluateAll((notes) => notes.map((n) => n.getBoundingClientRect()).map((b) => [b.top, b.bottom]));
  check(`${name}: records do not overlap`, boxes.every(([top], i) => i === 0 || top >= boxes[i - 1][1] - 0.5));
  const far = await page.locator(".note").evaluateAll((notes) => Math.max(...notes.map((n) =>
    Math.abs(n.getBoundingClientRect().top - document.getElementById("p" + n.dataset.n).getBoundingClientRect().top))));
  check(`${name}: records stand near their words`, far < 400, `${Math.round(far)} pixels away`);
  await page.locator("a.t").first().hover();
  check(`${name}: a word lights its record up`, (await page.locator(".note.lit").count()) === 1);

  const before = await background(page);
  await page.screenshot({ path: `${out}/${name}-light.png` });
  await page.locator('label[for="theme-dark"]').click();
  check(`${name}: the dark theme is another`, (await background(page)) !== before);
  await page.screenshot({ path: `${out}/${name}-dark.png` });
  check(`${name}: no error on the console`, errors.length === 0, errors.join("; "));
  await context.close();
}

async function narrow(file, name) {
  const { page, context, errors } = await open(file, { viewport: { width: 390, height: 844 } });
  const [inner, scroll] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  check(`${name}: nothing sticks out of a narrow screen`, scroll <= inner, `${scroll} > ${inner}`);
  const below = await page.locator(".row:has(.note)").first().evaluate((row) =>
    row.querySelector(".notes").getBoundingClientRect().top >= row.querySelector(".words").getBoundingClientRect().bottom);
  check(`${name}: on a narrow screen the records stand below`, below);
  await page.screenshot({ path: `${out}/${name}-narrow.png` });
  check(`${name}: no error on a narrow screen`, errors.length === 0, errors.join("; "));
  await context.close();
}

async function withoutScript(file, name) {
  const { page, context } = await open(file, { viewport: { width: 1440, height: 1000 }, javaScriptEnabled: false });
  // Without scripts the page cannot be asked: a record is seen or not.
  const notes = page.locator(".note:visible");
  const all = await notes.count();
  await page.locator(".matrix thead label").first().click();
  const some = await notes.count();
  check(`${name}: filters work without the script`, some > 0 && some < all, `${some} of ${all}`);
  await context.close();
}

async function printed(file, name) {
  const { page, context } = await open(file, { viewport: { width: 1440, height: 1000 } });
  const pdf = await page.pdf({ path: `${out}/${name}.pdf`, format: "A4", printBackground: false });
  check(`${name}: it can be printed`, pdf.length > 10_000);
  await context.close();
}

await done(pages, (file) => basename(file, ".html"), [wide, narrow, withoutScript, printed]);
