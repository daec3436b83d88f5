// Comfort for the reader: keys, links to a place, citations of a selection.
// The page works without it.
const article = document.querySelector(".reader");
const parts = [...article.querySelectorAll("[data-c]")];
const notes = [...article.querySelectorAll(".note")];

// Places count Unicode scalar values of the canonical text.
const count = (text) => [...text].length;

function placeOf(node, offset) {
  const part = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-c]");
  if (!part) return null;
  const range = document.createRange();
  range.setStart(part, 0);
  range.setEnd(node, offset);
  return Number(part.dataset.c) + count(range.toString());
}

function pointAt(part, place) {
  let left = place - Number(part.dataset.c);
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const characters = [...node.data];
    if (left <= characters.length) return [node, characters.slice(0, left).join("").length];
    left -= characters.length;
  }
  return null;
}

// Shows the characters that the address names.
function showPlace() {
  const found = /^#char=(\d+),(\d+)$/.exec(location.hash);
  CSS.highlights?.clear();
  if (!found) return;
  const [start, end] = [Number(found[1]), Number(found[2])];
  const ranges = [];
  for (const part of parts) {
    const from = Number(part.dataset.c);
    const to = from + count(part.textContent);
    if (end <= from || start >= to) continue;
    const a = pointAt(part, Math.max(start, from));
    const b = pointAt(part, Math.min(end, to));
    if (!a || !b) continue;
    const range = document.createRange();
    range.setStart(...a);
    range.setEnd(...b);
    ranges.push(range);
  }
  if (!ranges.length) return;
  if (CSS.highlights) CSS.highlights.set("place", new Highlight(...ranges));
  const box = ranges[0].getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 3 });
}
addEventListener("hashchange", showPlace);
showPlace();

// What is selected, with its place.
const picked = article.querySelector(".picked");
const told = picked.querySelector("[data-told]");
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { start, end, words: selection.toString().trim(), box: range.getBoundingClientRect() };
}
document.addEventListener("selectionchange", () => {
  const now = selected();
  picked.hidden = !now;
  if (!now) return;
  told.textContent = "";
  picked.style.setProperty("left", `${Math.max(8, scrollX + now.box.left)}px`);
  picked.style.setProperty("top", `${scrollY + now.box.bottom + 8}px`);
});
picked.addEventListener("pointerdown", (event) => event.preventDefault());
picked.addEventListener("click", async (event) => {
  const kind = event.target.dataset?.copy;
  const now = selected();
  if (!kind || !now) return;
  const link = `${location.origin}/documents/${article.dataset.id}#char=${now.start},${now.end}`;
  const citation = `“${now.words}” (${article.dataset.citation}, ${now.start}–${now.end}; ${link})`;
  await navigator.clipboard?.writeText(kind === "link" ? link : citation);
  told.textContent = told.dataset.told;
});

// j and k go from record to record, ? shows the keys, / goes to the search.
let at = -1;
function go(step) {
  if (!notes.length) return;
  notes[at]?.classList.remove("here");
  at = Math.min(Math.max(at + step, 0), notes.length - 1);
  const note = notes[at];
  note.classList.add("here");
  history.replaceState(null, "", `#p${note.dataset.n}`);
  document.getElementById(`p${note.dataset.n}`)?.scrollIntoView({ block: "center" });
  note.querySelector("summary").focus({ preventScroll: true });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "/") location.href = "/search";
  else if (event.key === "?") {
    const keys = document.getElementById("keys");
    keys.open = true;
    keys.scrollIntoView({ block: "center" });
  } else return;
  event.preventDefault();
});
