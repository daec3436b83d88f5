// What the checks of pages share: a browser, a count of what went well.
import { chromium } from "playwright-core";
import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";

const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = browsers.find((path) => path && existsSync(path));
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
let browser;
let passed = 0;
let failed = 0;

export async function start(out) {
  mkdirSync(out, { recursive: true });
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
  return browser;
}

export function check(what, good, detail = "") {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? "ok    " : "FAILED"} ${what}${good ? "" : ` ${detail}`}`);
}

export const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

export async function open(file, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) errors.push(`asks the network for ${request.url()}`);
  });
  await page.goto(`file://${resolve(file)}`);
  return { page, context, errors };
}

// Runs the parts on every page, and ends.
export async function done(pages, naming, parts) {
  for (const file of pages) {
    const name = naming(file);
    for (const part of parts) {
      try {
        await part(file, name);
      } catch (error) {
        check(`${name}: ${part.name}`, false, String(error).split("\n")[0]);
      }
    }
  }
  await finish();
}

// Closes the browser, tells the count, and ends.
export async function finish() {
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
