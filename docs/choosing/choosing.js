// Shows the command, the files and one of the files for the answers that are picked; all was rendered at build time.

const byId = (id) => document.getElementById(id);
const renders = new URL("renders/", import.meta.url);
const { questions, core, renders: trees } = await (await fetch(new URL("index.json", renders))).json();
let shown = {};
let opened = "";

// Answers are shown in the order in which they were asked for, however long each takes to load.
let turn = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function content(digest) {
  const response = await fetch(new URL(`${digest}.gz`, renders));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // Some servers say that such a file is encoded, and the browser has unpacked it by then.
  if (response.headers.has("Content-Encoding")) return response.text();
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

const written = (value) => (Array.isArray(value) ? `[${value.join(",")}]` : value);
const isDefault = (question, answers) => written(answers[question.name]) === written(question.default);
const agrees = (answers) => ([name, value]) => answers[name] === value;
const isAsked = (question, answers) =>
  Object.entries(question.asked).every(([name, values]) => values.includes(answers[name]));

function field(question) {
  if (!question.several) {
    const options = question.choices.map(({ value, label }) => new Option(label || value, value));
    const select = element("select", { name: question.name }, ...options);
    select.value = question.default;
    return element("div", {}, element("label", {}, question.help, select));
  }
  const boxes = question.choices.map(({ value, label }) => {
    const checked = question.default.includes(value);
    return element("label", {}, element("input", { type: "checkbox", name: question.name, value, checked }), ` ${label}`);
  });
  return element("fieldset", {}, element("legend", {}, question.help), ...boxes);
}

function given() {
  const data = new FormData(byId("answers"));
  return Object.fromEntries(
    questions.map(({ name, several }) => [name, several ? data.getAll(name) : data.get(name)]),
  );
}

function refusal(answers) {
  return questions
    .filter((question) => isAsked(question, answers))
    .flatMap((question) => question.refusals)
    .find((each) => Object.entries(each.given).every(agrees(answers)))?.reason;
}

function command(changed, answers) {
  const data = changed.map(({ name }) => `  --data '${name}=${written(answers[name])}'`);
  const start = "uvx --from git+<repository-url> copier-fastapi new my-service --defaults";
  return [start, ...data].join(" \\\n");
}

function keyOf(changed, answers) {
  const names = changed.map(({ name }) => name).sort();
  return names.map((name) => `${name}=${written(answers[name])}`).join("&");
}

function folder(entries, prefix) {
  const inside = Map.groupBy(entries, ([path]) => path.slice(prefix.length).split("/")[0]);
  const isFolder = ([name, below]) => below[0][0] !== prefix + name;
  const sorted = [...inside].sort((a, b) => isFolder(b) - isFolder(a) || (a[0] < b[0] ? -1 : 1));
  const items = sorted.map(([name, below]) => {
    const path = prefix + name;
    if (below[0][0] === path) return element("li", {}, fileButton(path, name));
    const details = element("details", {}, element("summary", {}, `${name}/`), folder(below, `${path}/`));
    details.open = opened.startsWith(`${path}/`);
    return element("li", {}, details);
  });
  return element("ul", {}, ...items);
}

function fileButton(path, name) {
  const button = element("button", { type: "button" }, name);
  button.dataset.path = path;
  button.addEventListener("click", async () => {
    opened = path;
    await showFile();
    byId("file-heading").focus();
  });
  return button;
}

async function showFile() {
  const text = shown[opened] && (await content(shown[opened]));
  byId("file-heading").textContent = text === undefined ? (opened ? `There is no ${opened}` : "No file is open") : opened;
  byId("file").textContent = text ?? "";
  for (const button of byId("files").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(button.dataset.path === opened));
  }
}

function told(nearest, changed) {
  const missing = changed.filter((question) => !nearest.includes(question));
  const count = `${Object.keys(shown).length} files.`;
  if (!missing.length) return count;
  return `${count} Shown with the default of ${missing.map(({ name }) => name).join(", ")}; the command renders what you picked.`;
}

async function show() {
  const mine = ++turn;
  const answers = given();
  for (const question of questions) {
    const control = byId("answers").elements[question.name];
    if (!question.several) control.closest("div").hidden = !isAsked(question, answers);
  }
  const reason = refusal(answers);
  const changed = questions.filter((question) => isAsked(question, answers) && !isDefault(question, answers));
  byId("command").textContent = reason ? "" : command(changed, answers);
  byId("files").hidden = Boolean(reason);
  if (reason) {
    byId("told").textContent = reason;
    return;
  }
  const nearest = keyOf(changed, answers) in trees ? changed : changed.filter(({ name }) => core.includes(name));
  const tree = JSON.parse(await content(trees[keyOf(nearest, answers)]));
  if (mine !== turn) return;
  shown = tree;
  byId("told").textContent = told(nearest, changed);
  byId("files").replaceChildren(folder(Object.entries(shown), ""));
  await showFile();
}

byId("answers").append(...questions.map(field));
byId("answers").addEventListener("change", show);
byId("answers").addEventListener("submit", (event) => event.preventDefault());
await show();
