// Completes fields and names while a query is written.
const box = document.querySelector('main input[name="q"]');
const ways = document.getElementById("ways");
let asked = 0;
async function complete() {
  const own = ++asked;
  const answer = await fetch(`/search/complete?q=${encodeURIComponent(box.value)}`);
  if (!answer.ok || own !== asked) return;
  const found = await answer.json();
  ways.replaceChildren(...found.map(({ value, label }) => {
    const option = document.createElement("option");
    option.value = value;
    option.label = label;
    return option;
  }));
}
let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(complete, 120);
});
