// Files dropped anywhere on the page are sent one by one, each with its
// progress, and what became of it is told. The form does the same without.
const list = document.querySelector(".arriving");
const form = document.querySelector(".add form");
const words = list.dataset;
document.body.dataset.drop = words.drop;

function row(name) {
  const line = document.createElement("p");
  const title = document.createElement("b");
  const state = document.createElement("span");
  const told = document.createElement("span");
  title.textContent = name;
  state.textContent = words.sending;
  line.append(title, " ", state, " ", told);
  list.append(line);
  return { line, title, state, told };
}

function send(file, shown) {
  return new Promise((done) => {
    const data = new FormData();
    data.append("key", form.elements.key.value);
    data.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) shown.state.textContent = `${words.sending} ${Math.round((100 * event.loaded) / event.total)} %`;
    });
    request.addEventListener("loadend", () => {
      let fate = { outcome: "failed", error: request.statusText };
      try {
        const answer = JSON.parse(request.responseText);
        fate = Array.isArray(answer) ? answer[0] : { outcome: "failed", error: answer.detail, hint: answer.hint };
      } catch { /* what was no answer is a failure */ }
      done(fate ?? { outcome: "failed", error: "" });
    });
    request.send(data);
  });
}

async function take(files) {
  let added = 0;
  for (const file of files) {
    const shown = row(file.name);
    const fate = await send(file, shown);
    shown.line.className = fate.outcome;
    shown.state.textContent = words[fate.outcome] ?? fate.outcome;
    shown.told.textContent = [fate.error, fate.hint].filter(Boolean).join(". ");
    if (fate.document) {
      const link = document.createElement("a");
      link.href = `/documents/${fate.document}`;
      link.textContent = file.name;
      shown.title.replaceChildren(link);
      added += 1;
    }
  }
  // Where all went well the list is shown anew; failures stay to be read.
  if (added && added === files.length) location.reload();
}

let over = 0;
const brings = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
addEventListener("dragenter", (event) => {
  if (!brings(event)) return;
  over += 1;
  document.body.classList.add("dropping");
});
addEventListener("dragleave", () => {
  over = Math.max(0, over - 1);
  if (!over) document.body.classList.remove("dropping");
});
addEventListener("dragover", (event) => { if (brings(event)) event.preventDefault(); });
addEventListener("drop", (event) => {
  event.preventDefault();
  over = 0;
  document.body.classList.remove("dropping");
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length) take(files);
});
form.addEventListener("submit", (event) => {
  const files = [...form.elements.file.files];
  event.preventDefault();
  if (files.length) take(files);
});
