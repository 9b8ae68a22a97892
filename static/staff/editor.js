// The Markdown editor of the staff desk: toolbar, choices, pictures and a preview beside the text.
// Tab is never caught, what the toolbar types can be undone, and words typed are never thrown away.

const WAIT = 500;
const FIND = { link: "Find a page", cite: "Find a source or a claim", term: "Find a word", picture: "Find a picture" };
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      seen.unobserve(entry.target);
      entry.target.dispatchEvent(new CustomEvent("seen"));
    }
  }
}, { rootMargin: "300px" });

class Editor {
  constructor(root) {
    this.root = root;
    this.text = root.querySelector("textarea");
    this.bar = root.querySelector(".editor__bar");
    this.panel = root.querySelector(".editor__panel");
    this.choices = root.querySelector(".editor__choices");
    this.status = root.querySelector(".editor__status");
    this.page = root.querySelector(".editor__page");
    this.open = null;
    this.name();
    this.listen();
    this.bar.hidden = root.querySelector(".editor__preview").hidden = false;
    seen.observe(root);
  }

  // Names come from the field's label, so that each toolbar and preview of a form differs.
  name() {
    const label = this.text.labels[0]?.textContent.replace(/:\s*$/, "").trim() ?? this.text.name;
    const row = this.text.closest(".inline-related")?.querySelector(".inline_label")?.textContent.trim();
    this.label = row ? `${label}, ${row}` : label;
    const preview = this.root.querySelector(".editor__preview");
    preview.setAttribute("aria-label", `Preview of ${this.label}`);
    this.bar.setAttribute("aria-label", `Format: ${this.label}`);
    this.panel.setAttribute("aria-label", `Add to ${this.label}`);
  }

  listen() {
    this.root.addEventListener("seen", () => this.preview());
    this.text.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.preview(), WAIT);
    });
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) this.act(button.dataset.do);
    });
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
    });
    this.part("find").addEventListener("input", () => {
      clearTimeout(this.finding);
      this.finding = setTimeout(() => this.find(), WAIT / 2);
    });
    const tools = [...this.bar.children];
    tools.forEach((tool, at) => { tool.tabIndex = at ? -1 : 0; });
    this.bar.addEventListener("keydown", (event) => this.walk(event, tools));
  }

  // One stop for Tab, arrows within: the toolbar pattern of the ARIA authoring guide.
  walk(event, tools) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const from = tools.indexOf(document.activeElement);
    if (!step || from < 0) return;
    event.preventDefault();
    const to = (from + step + tools.length) % tools.length;
    tools.forEach((tool, at) => { tool.tabIndex = at === to ? 0 : -1; });
    tools[to].focus();
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  act(what) {
    if (what === "bold") this.around("**", "bold words");
    else if (what === "list") this.list();
    else if (what === "upload") this.upload();
    else if (what === "close" || what === this.open) this.close();
    else this.show(what);
  }

  selected() {
    return this.text.value.slice(this.text.selectionStart, this.text.selectionEnd);
  }

  // execCommand is the one way to type into a text area that the browser's own undo knows.
  type(words, select = 0) {
    this.text.focus();
    if (!document.execCommand("insertText", false, words)) {
      this.text.setRangeText(words, this.text.selectionStart, this.text.selectionEnd, "end");
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (select) {
      const end = this.text.selectionEnd - select;
      this.text.setSelectionRange(end - this.chosen.length, end);
    }
  }

  around(mark, otherwise) {
    this.chosen = this.selected() || otherwise;
    this.type(`${mark}${this.chosen}${mark}`, mark.length);
  }

  list() {
    const lines = (this.selected() || "first point").split("\n");
    const atStart = /(^|\n)$/.test(this.text.value.slice(0, this.text.selectionStart));
    this.type((atStart ? "" : "\n") + lines.map((line) => `- ${line}`).join("\n"));
  }

  show(what) {
    this.close(false);
    this.open = what;
    this.panel.hidden = false;
    this.bar.querySelector(`[data-do="${what}"]`).setAttribute("aria-expanded", "true");
    this.root.querySelector(".editor__find").textContent = FIND[what];
    const fresh = this.root.querySelector(".editor__new"); // only for who may add pictures
    if (fresh) fresh.hidden = what !== "picture";
    this.part("find").value = this.selected();
    this.part("find").focus();
    this.find();
  }

  close(toText = true) {
    if (!this.open) return;
    this.bar.querySelector(`[data-do="${this.open}"]`).setAttribute("aria-expanded", "false");
    this.panel.hidden = true;
    this.open = null;
    if (toText) this.text.focus();
  }

  async find() {
    const query = new URLSearchParams({ of: this.open, q: this.part("find").value });
    const answer = await this.ask(`${this.root.dataset.choices}?${query}`);
    if (!answer || !this.open) return;
    this.choices.replaceChildren(...answer.choices.map((choice) => this.choice(choice)));
    this.say(answer.choices.length ? `${answer.choices.length} found.` : "Nothing found: try another word.");
  }

  choice({ markdown, label }) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", () => {
      const fitted = this.fitted(markdown, this.selected());
      this.close();
      this.type(fitted);
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  // Words that were chosen in the text stay, as the words of the link or of the explained term.
  fitted(markdown, words) {
    if (words && this.open === "link") return markdown.replace(/^\[.*\]\(/, () => `[${words}](`);
    if (words && this.open === "term") return markdown.replace("]]", () => `|${words}]]`);
    return words ? `${words} ${markdown}` : markdown;
  }

  async upload() {
    const [file] = this.part("file").files;
    if (!file) {
      this.say("Choose a picture file first.");
      return;
    }
    this.say("The picture is on its way.");
    const form = new FormData();
    form.append("file", file);
    for (const name of ["alt", "key"]) form.append(name, this.part(name).value);
    for (const name of ["decorative", "person"]) {
      if (this.part(name).checked) form.append(name, "1");
    }
    const answer = await this.ask(this.root.dataset.upload, form);
    if (!answer) return;
    for (const name of ["file", "alt", "key"]) this.part(name).value = "";
    for (const name of ["decorative", "person"]) this.part(name).checked = false;
    this.close();
    this.type(answer.markdown);
    this.say("The picture was added.");
  }

  async preview() {
    if (!this.text.value.trim()) {
      this.page.textContent = "Nothing written yet.";
      return;
    }
    const form = new FormData();
    form.append("content", this.text.value);
    if ("lines" in this.root.dataset) form.append("lines", "1");
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const answer = await this.ask(this.root.dataset.preview, form);
    if (answer && turn === this.turn) this.print(answer.html);
  }

  // The HTML is what readers get, cleaned by the server; ids and links would collide with the form.
  print(html) {
    this.page.innerHTML = "lines" in this.root.dataset ? `<ul>${html}</ul>` : html;
    for (const found of this.page.querySelectorAll("[id]")) found.removeAttribute("id");
    for (const link of this.page.querySelectorAll("a")) {
      if (link.getAttribute("href").startsWith("#")) link.replaceWith(...link.childNodes);
      else Object.assign(link, { target: "_blank", rel: "noopener" });
    }
    for (const term of this.page.querySelectorAll("button.term")) {
      const words = Object.assign(document.createElement("span"), { className: "term" });
      words.append(...term.childNodes);
      term.replaceWith(words);
    }
  }

  async ask(address, form) {
    const headers = { "X-CSRFToken": this.text.form.elements.csrfmiddlewaretoken.value };
    const request = form ? { method: "POST", body: form, headers } : {};
    try {
      const response = await fetch(address, request);
      const answer = await response.json();
      if (!response.ok) this.fail(answer.error);
      else if (this.hasFailed) this.say("");
      return response.ok ? answer : null;
    } catch {
      this.fail("No answer from the site. Your text is safe here: try again in a moment.");
      return null;
    }
  }

  say(words) {
    this.hasFailed = false;
    this.status.textContent = words;
  }

  fail(words) {
    this.say(words);
    this.hasFailed = true;
  }
}

function start(within) {
  for (const root of within.querySelectorAll(".editor")) {
    if (!root.closest(".empty-form")) new Editor(root);
  }
}

// Leaving with words that are not saved asks first; saving does not.
function guard(form) {
  let isUnsaved = document.querySelector(".errornote") !== null;
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (!event.target.closest(".editor__panel")) isUnsaved = true;
    });
  }
  form.addEventListener("submit", () => { isUnsaved = false; });
  document.addEventListener("formset:added", () => { isUnsaved = true; });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
}

start(document);
document.addEventListener("formset:added", (event) => start(event.target));
document.querySelectorAll("#content-main > form").forEach(guard);
