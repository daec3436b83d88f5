"use strict";
// Sets the records at the height of their words, lights up what belongs
// together, and counts what the filters show. The page works without it.
(() => {
  const edition = document.querySelector(".edition");
  const notes = [...edition.querySelectorAll(".note")];
  const wide = matchMedia("(min-width: 60rem)");
  const GAP = 5;

  // Records that would overlap form a block, which is set so that together
  // they stand as near to their words as they can.
  function lay() {
    edition.classList.toggle("laid", wide.matches);
    edition.style.minHeight = "";
    if (!wide.matches) return;
    const top = edition.getBoundingClientRect().top;
    const blocks = [];
    for (const note of notes) {
      const word = document.getElementById("p" + note.dataset.n);
      const height = note.offsetHeight;
      if (!height || !word) continue;
      const wish = word.getClientRects()[0].top - top - 2;
      let block = { items: [{ note, height }], wishes: wish, height: height + GAP, top: Math.max(0, wish) };
      while (blocks.length && blocks.at(-1).top + blocks.at(-1).height > block.top) {
        const last = blocks.pop();
        block = {
          items: last.items.concat(block.items),
          wishes: last.wishes + block.wishes - last.height * block.items.length,
          height: last.height + block.height,
        };
        block.top = Math.max(0, block.wishes / block.items.length);
      }
      blocks.push(block);
    }
    let end = 0;
    for (const block of blocks) {
      end = block.top;
      for (const { note, height } of block.items) {
        note.style.top = end + "px";
        end += height + GAP;
      }
    }
    edition.style.minHeight = end + "px";
  }

  // A record and its words light up together.
  let lit = null;
  function light(number, on) {
    if (!number) return;
    for (const piece of edition.querySelectorAll(`[data-p~="${number}"]`)) piece.classList.toggle("lit", on);
    document.getElementById("n" + number)?.classList.toggle("lit", on);
  }
  function turn(target) {
    const at = target?.closest(".note, .t");
    const number = at ? at.dataset.n || at.hash.slice(2) : null;
    if (number === lit) return;
    light(lit, false);
    lit = number;
    light(lit, true);
  }
  edition.addEventListener("pointerover", (event) => turn(event.target));
  edition.addEventListener("focusin", (event) => turn(event.target));
  edition.addEventListener("pointerleave", () => turn(null));

  // On a wide screen the record stands beside its word already: the address
  // becomes that of the position, and nothing jumps.
  edition.addEventListener("click", (event) => {
    const word = event.target.closest(".t");
    if (!word || !wide.matches) return;
    event.preventDefault();
    history.replaceState(null, "", "#p" + word.hash.slice(2));
  });

  const shown = document.getElementById("shown");
  const boxes = [...document.querySelectorAll(".fa, .fh")];
  const all = document.getElementById("all");
  function filter() {
    if (shown) shown.value = notes.filter((note) => note.getClientRects().length).length;
    if (all) all.hidden = !boxes.some((box) => box.checked);
    lay();
  }
  document.addEventListener("change", filter);
  all?.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    filter();
  });
  edition.addEventListener("toggle", lay, true);
  addEventListener("resize", lay);
  addEventListener("beforeprint", () => edition.classList.remove("laid"));
  addEventListener("afterprint", lay);
  const rail = document.querySelector(".rail details");
  if (rail && !matchMedia("(min-width: 79rem)").matches) rail.open = false;
  document.fonts?.ready.then(lay);
  lay();
})();
