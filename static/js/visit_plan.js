// Keeps what a reader ticks and writes in this browser alone, on one sheet to print, copy or save.
// Words name a tick, so a plan outlives a page's change.

const KEY = "visit-plan";
// Type on paper, in points, and what a page and a line hold of it.
const SIZES = [13, 12, 11, 10, 9];
const PAGE = 960;
const LINE = 480;
const part = (id) => document.getElementById(id);
const plan = part("plan");
const sections = [...plan.querySelectorAll("section")];
const fields = [...plan.querySelectorAll("textarea")];
const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
const label = (field) => words(field.labels[0]);
const ticked = (section) => new Set([...section.querySelectorAll("label:has(:checked)")].map(words));
const isEmpty = () => !plan.querySelector("input:checked") && !fields.some((field) => field.value.trim());
const say = (text) => { part("said").textContent = text; };

function make(tag, text, name = "") {
  const node = document.createElement(tag);
  node.innerText = text; // a new line stays one
  node.className = name;
  return node;
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep() {
  let isKept = true;
  try {
    if (isEmpty()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({
      ticked: Object.fromEntries(sections.map((section) => [section.id, [...ticked(section)]])),
      written: Object.fromEntries(fields.map((field) => [label(field), field.value])),
    }));
  } catch {
    isKept = false;
  }
  part("kept").hidden = !isKept;
  part("not-kept").hidden = isKept;
  draw();
}

// What the page has no place for gets one, anew each time: what was deleted must not stay to be read.
function show({ ticked: asked, written }) {
  for (const section of sections) {
    const before = section.querySelector("[data-before]");
    before?.querySelector("ul").replaceChildren();
    before?.toggleAttribute("hidden", true);
    const left = new Set([asked?.[section.id] ?? []].flat());
    for (const box of section.querySelectorAll("input")) box.checked = left.has(words(box.parentElement));
    for (const one of ticked(section)) left.delete(one);
    for (const one of left) add(before?.querySelector("ul"), one);
  }
  const left = new Map(Object.entries(written ?? {}));
  for (const field of fields) {
    field.value = left.get(label(field)) ?? "";
    left.delete(label(field));
  }
  for (const [title, text] of left) if (text) part("mine").value += `\n${title} ${text}`;
  for (const fold of plan.querySelectorAll("details:has(:checked)")) fold.open = true;
  draw();
}

function add(list, text) {
  if (!list) return; // a part without ticks
  const box = make("input");
  box.type = "checkbox";
  box.checked = true;
  const tick = make("label", "", "pick");
  tick.append(box, text);
  const item = make("li");
  item.append(tick);
  list.append(item);
  list.parentElement.hidden = false;
}

// The sheet. Each of my own questions is an entry.
function lines() {
  return sections.map((section) => {
    const found = [...ticked(section)];
    const isAsked = section.id === "ask";
    for (const field of section.querySelectorAll("textarea")) {
      const written = field.value.split("\n").map((text) => text.trim()).filter(Boolean);
      if (isAsked) found.push(...written);
      else if (written[0]) found.push([`${label(field)}:`.replace("?:", "?"), ...written].join(written[1] ? "\n" : " "));
    }
    found.push(...[...section.querySelectorAll("[data-always]")].map(words));
    return { title: words(section.querySelector("h2")), found, isAsked };
  }).filter(({ found }) => found.length);
}

function draw() {
  const sheet = part("sheet");
  const all = lines();
  const rows = all.flatMap(({ found }) => `\n\n${found.join("\n")}`.split("\n"));
  const fits = (size, more) => size * rows.reduce((sum, { length }) => sum + (Math.ceil(length * size / LINE) || 1), more) <= PAGE;
  const size = SIZES.find((one) => fits(one, 0));
  sheet.replaceChildren(...all.flatMap(({ title, found, isAsked }) => {
    const list = make("ul", "", isAsked ? "ticks boxes" : "ticks");
    list.append(...found.map((text) => make("li", text)));
    return [make("h3", title), list];
  }));
  sheet.hidden = isEmpty();
  plan.classList.toggle("noprint", !sheet.hidden);
  sheet.classList.toggle("plan--lines", fits(SIZES[0], 2 * sheet.querySelectorAll(".boxes li").length));
  sheet.style.setProperty("--size", `${size ?? 9}pt`);
  part("long").hidden = !!size;
}

function text() {
  const all = lines().map(({ title, found, isAsked }) => ["", title, "", ...found.map((one) => `${isAsked ? "[ ]" : "-"} ${one.replaceAll("\n", "\n  ")}`)]);
  return ["Your visit plan", ...all.flat(), ""].join("\n");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(text());
    say("Copied. You can paste it into a note or a message.");
  } catch {
    getSelection().selectAllChildren(part("sheet"));
    say("Your plan is marked below: copy it from there.");
  }
}

function save() {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain;charset=utf-8" }));
  link.download = "visit-plan.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 9999);
  say("Saved as visit-plan.txt, where your browser puts files.");
}

function ask(isAsked) {
  part("sure").hidden = !isAsked;
  part(isAsked ? "no" : "delete").focus();
}

function forget() {
  show({});
  keep();
  ask(false);
  say("Deleted.");
}

plan.addEventListener("input", keep);
const some = (act) => () => isEmpty() ? say("Tick or write something first.") : act();
const acts = { print: () => print(), copy: some(copy), save: some(save), delete: () => ask(true), yes: forget, no: () => ask(false) };
for (const [id, act] of Object.entries(acts)) part(id).addEventListener("click", act);
// Another tab may have changed it, also behind the back button.
const again = () => part("not-kept").hidden && show(stored() ?? {});
addEventListener("storage", again);
addEventListener("pageshow", ({ persisted }) => persisted && again());
addEventListener("beforeunload", (event) => {
  if (!part("not-kept").hidden && !isEmpty()) event.preventDefault();
});
part("on-paper").hidden = true;
part("acts").hidden = false;
if (stored()) show(stored()); // else what the browser brought back stays
keep();
