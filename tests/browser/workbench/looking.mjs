// What is looked at on every page: that nothing is broken, that nobody is
// shut out, that nothing moves while it loads, and how it looks.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Tells what moves under the reader, from the start: how much, what, from
// where to where.
const watchShifts = () => {
  window.shifted = [];
  const place = (box) => [box.x, box.y, box.width, box.height].map(Math.round).join(" ");
  const told = ({ node, previousRect, currentRect }) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const name = element?.outerHTML?.slice(0, 60).replaceAll("\n", " ");
    return `${name}… from ${place(previousRect)} to ${place(currentRect)}`;
  };
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (!hadRecentInput) window.shifted.push(`${value.toFixed(6)}: ${sources.map(told).join("; ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
};

// A page of its own, in a language, a theme and a size.
export async function visit(browser, workbench, { language, theme = "light", width = 1280, script = true }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    javaScriptEnabled: script,
    reducedMotion: "reduce",
  });
  const cookies = { "verbale-lang": language, "verbale-theme": theme };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: workbench.address })));
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const own = request.url().startsWith(workbench.address) || /^(data|blob):/.test(request.url());
    if (!own) errors.push(`asks the network for ${request.url()}`);
  });
  if (script) await page.addInitScript(watchShifts);
  return { context, page, errors };
}

// Opens an address over a slow line, so that its parts arrive one by one.
export async function arrive(browser, workbench, address, name, wish) {
  const { context, page } = await visit(browser, workbench, wish);
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: 60_000, uploadThroughput: 1e6 });
  await page.goto(workbench.address + address, { waitUntil: "networkidle" });
  const shifted = await page.evaluate(() => window.shifted);
  check(`${name} does not move while it arrives slowly`, shifted.length === 0, shifted.join(" | "));
  await context.close();
}

// Opens an address and holds it against what every page must keep.
export async function look(browser, workbench, address, name, wish, out) {
  const { context, page, errors } = await visit(browser, workbench, wish);
  const answer = await page.goto(workbench.address + address, { waitUntil: "networkidle" });
  check(`${name} answers`, answer.ok(), `${answer.status()}`);
  check(`${name} breaks nothing`, errors.length === 0, errors.join(" | "));
  const shifted = await page.evaluate(() => window.shifted);
  check(`${name} does not move`, shifted.length === 0, shifted.join(" | "));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(`${name} fits its width`, wide <= 0, `${wide} px too wide`);
  check(`${name} has one heading of the first rank`, (await page.locator("h1").count()) === 1);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations
      .filter((one) => ["serious", "critical"].includes(one.impact))
      .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
  });
  check(`${name} shuts nobody out`, found.length === 0, found.join(" | "));
  if (out) await page.screenshot({ path: join(out, `${name.replaceAll(/[ ,/]+/g, "-")}.png`), fullPage: false });
  await context.close();
}
