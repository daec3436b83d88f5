// Fifty readers and one who adds: how long the pages of a large library take.
//
// node tests/browser/workbench/load.mjs ADDRESS [SECONDS]
//
// Each reader opens a page, reads for a quarter of a second, opens the next.
// Times are from the request to the last byte, on loopback.
import { Agent, request } from "node:http";

const [address, seconds = "20"] = process.argv.slice(2);
const readers = 50;
const pause = 250;
const agent = new Agent({ keepAlive: true, maxSockets: readers + 1 });

function ask(path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((told, lost) => {
    const began = performance.now();
    const asked = request(address + path, { method, headers, agent }, (answer) => {
      let size = 0;
      const parts = [];
      answer.on("data", (data) => { size += data.length; if (parts.length < 64) parts.push(data); });
      answer.on("end", () => told({
        status: answer.statusCode, size, took: performance.now() - began, text: () => Buffer.concat(parts).toString(),
      }));
    });
    asked.on("error", lost);
    asked.end(body);
  });
}

const rest = (time) => new Promise((done) => setTimeout(done, time));

// Numbers that look random and are the same in every run.
let state = 7n;
function below(most) {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number(state >> 33n) % most;
}

const first = await ask("/");
const documents = [...first.text().matchAll(/href="(\/documents\/[0-9a-f]+)"/g)].map((found) => found[1]);
const one = (list) => list[below(list.length)];
const kinds = {
  library: () => one(["/", "/?page=3", "/?lang=zh", "/?form=joint-statement"]),
  reader: () => one(documents),
  search: () => `/search?q=${encodeURIComponent(one(["act:oppose", "holder:CHN act:support", "合作", "\"human rights\"", "sanctions", "act:commit addressee:USA"]))}`,
  trace: () => `/trace?formula=${encodeURIComponent(one(["人类命运共同体", "rules-based international order", "平等互利"]))}`,
  actor: () => one(["/actors/CHN", "/actors/USA", "/actors/UN", "/actors"]),
  instrument: () => one(["/instruments/NPT", "/instruments"]),
  ledger: () => one(["/ledger", "/ledger?to=USA"]),
  network: () => one(["/network", "/network?from=2010&to=2020"]),
  codebook: () => one(["/codebook", "/codebook/urge"]),
  compare: () => `/compare?a=${documents[0].slice(11)}&b=${documents[1].slice(11)}`,
};

const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
const wrong = {};
const end = performance.now() + Number(seconds) * 1000;

async function reader(number) {
  await rest(number * 5);
  while (performance.now() < end) {
    const kind = one(Object.keys(kinds));
    const path = kinds[kind]();
    const { status, took } = await ask(path);
    times[kind].push(took);
    if (status !== 200) wrong[`${status} ${path}`] = (wrong[`${status} ${path}`] ?? 0) + 1;
    await rest(pause);
  }
}

let added = 0;
async function adder() {
  while (performance.now() < end) {
    const body = `The two sides reaffirmed their support for the ceasefire. Text ${Date.now()}.\n`;
    const answer = await ask(`/api/v1/documents?name=load-${added}.txt`, {
      method: "POST", headers: { "content-type": "application/octet-stream" }, body,
    });
    if (answer.status < 300) added += 1;
    else wrong[`${answer.status} add`] = (wrong[`${answer.status} add`] ?? 0) + 1;
    await rest(1000);
  }
}

await Promise.all([adder(), ...Array.from({ length: readers }, (_, number) => reader(number))]);
for (const [kind, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  const at = (share) => all[Math.floor((all.length - 1) * share)]?.toFixed(0);
  console.log(`${kind.padEnd(11)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms over ${all.length}`);
}
console.log(`${added} texts added meanwhile`);
for (const [what, count] of Object.entries(wrong)) console.log(`WRONG ${what}: ${count} times`);
agent.destroy();
