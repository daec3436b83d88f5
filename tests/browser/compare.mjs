// Opens pages of comparisons in a real browser and uses them: rows stay
// beside each other, filters and jumps work though no script runs, themes
// change, nothing sticks out.
//
//   node compare.mjs OUT PAGE.html …      screenshots go to OUT
import { background, check, done, open, start } from "./browser.mjs";
import { basename } from "node:path";

const [out, ...pages] = process.argv.slice(2);
await start(out);
const seen = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((n) => n.getClientRects().length).length);

async function wide(file, name) {
  const { page, context, errors } = await open(file, { viewport: { width: 1440, height: 1000 }, colorScheme: "light" });
  const level = await page.locator(".pair").evaluateAll((pairs) => pairs.every((pair) => {
    const [left, right] = [".before", ".after"].map((side) => pair.querySelector(side).getBoundingClientRect());
    return left.right <= right.left && left.top < right.bottom && right.top < left.bottom;
  }));
  check(`${name}: old and new stand beside each other in every row`, level);

  const all = await seen(page, ".pair");
  const label = page.locator(".kinds label").first();
  const kind = (await label.getAttribute("for")).slice(2);
  const count = Number(await label.locator("b").innerText());
  await label.click();
  const rows = await seen(page, ".pair");
  check(`${name}: a filter leaves the rows of its kind`, rows > 0 && rows <= count && rows < all, `${rows} of ${all}, ${count} changes`);
  check(`${name}: and the changes of its kind`, (await page.locator(".change:visible").count()) > 0);
  await page.locator(".kinds button").click();
  check(`${name}: the filter goes again`, (await seen(page, ".pair")) === all);

  const jump = page.locator(".jump").first();
  const place = (await jump.getAttribute("href")).slice(1);
  await jump.click();
  const there = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, place);
  check(`${name}: a change jumps to its place`, there > 0 && there < 1000, `${there}`);

  const moved = page.locator("a.chip.moved").first();
  if (await moved.count()) {
    const other = (await moved.getAttribute("href")).slice(1);
    await moved.click();
    check(`${name}: a move leads to the other place`, await page.evaluate((id) => !!document.querySelector(`#${id}:target`), other));
  }
  const before = await background(page);
  await page.screenshot({ path: `${out}/${name}-light.png` });
  await page.evaluate(() => scrollTo(0, 0));
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
  await page.screenshot({ path: `${out}/${name}-narrow.png` });
  check(`${name}: no error on a narrow screen`, errors.length === 0, errors.join("; "));
  await context.close();
}

async function printed(file, name) {
  const { page, context } = await open(file, { viewport: { width: 1440, height: 1000 } });
  const pdf = await page.pdf({ path: `${out}/${name}.pdf`, format: "A4", printBackground: true });
  check(`${name}: it can be printed`, pdf.length > 10_000);
  await context.close();
}

await done(pages, (file) => basename(file, ".html"), [wide, narrow, printed]);
