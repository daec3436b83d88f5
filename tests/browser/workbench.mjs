// The workbench in a real browser: one person uses it in each language of
// the interface, the server is started anew, all is still there; then every
// page is looked at, light and dark, wide and narrow.
//
//   node tests/browser/workbench.mjs OUT PROGRAM      screenshots go to OUT
import { check, finish, start } from "./browser.mjs";
import { arrive, look, visit } from "./workbench/looking.mjs";
import { pages } from "./workbench/pages.mjs";
import { Workbench } from "./workbench/server.mjs";
import { findAgain, use } from "./workbench/use.mjs";

const [out = "out/workbench", program = "target/release/verbale"] = process.argv.slice(2);
const browser = await start(out);
const workbench = new Workbench(program);
const languages = ["en", "zh", "ru"];

async function part(name, work) {
  try {
    return await work();
  } catch (error) {
    check(name, false, String(error).split("\n").slice(0, 2).join(" "));
    return undefined;
  }
}

// A page that needs no script says the same without it.
async function plainly(address, name, language) {
  const { context, page } = await visit(browser, workbench, { language, script: false });
  const answer = await page.goto(workbench.address + address);
  check(`${name} works without script`, answer.ok() && (await page.locator("h1").count()) === 1, `${answer.status()}`);
  await context.close();
}

try {
  await workbench.start();
  await part("the empty library", () => look(browser, workbench, "/", "empty, en", { language: "en" }, out));
  const kept = [];
  for (const language of languages) kept.push(await part(`${language}: an afternoon`, () => use(browser, workbench, language)));
  check("it stops when told to", (await workbench.stop()) === 0);
  await workbench.start();
  for (const one of kept.filter(Boolean)) await part("a new start", () => findAgain(browser, workbench, one));
  const shelf = workbench.list();
  for (const language of languages) {
    for (const [page, address] of Object.entries(pages(shelf, language))) {
      const name = `${page}, ${language}`;
      await part(name, () => look(browser, workbench, address, `${name}, light, wide`, { language }, out));
      await part(name, () => look(browser, workbench, address, `${name}, dark, narrow`, { language, theme: "dark", width: 390 }, out));
      if (language === "en") {
        await part(name, () => look(browser, workbench, address, `${name}, dark, wide`, { language, theme: "dark" }, out));
        await part(name, () => look(browser, workbench, address, `${name}, light, narrow`, { language, width: 390 }, out));
        await part(name, () => arrive(browser, workbench, address, name, { language }));
        await part(name, () => plainly(address, name, language));
      }
    }
  }
} finally {
  await workbench.stop().catch(() => {});
  workbench.clear();
}
await finish();
