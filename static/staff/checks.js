// What the checks find while somebody writes: asked for after a pause, shown beside each field.
// Nothing is saved and focus never moves; how many were found is read out, the rest waits below.

const WAIT = 900;
const WEIGHTS = { stop: "Correct this", stands: "Let stand", advice: "Advice", hint: "Hint" };
const COUNTED = { stop: "to correct", stands: "let stand", advice: "worth a look", hint: "hints" };
const SENT = /^(slug|title|medical_name|one_line|summary|guidance|(points|questions|read_next)-.*)$/;

class Checks {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.status = root.querySelector("[role='status']");
    this.list = root.querySelector(".checks__list");
    this.shown = [];
    root.hidden = false;
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, (event) => this.later(event));
    document.addEventListener("formset:added", () => this.later());
    document.addEventListener("formset:removed", () => this.later());
    if (root.dataset.page || this.form.elements.title.value) this.ask();
    else this.say("The checks start when you write.");
  }

  later(event) {
    if (event?.target.closest(".editor__panel")) return; // words to search by are no text
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.waiting?.abort();
    this.waiting = new AbortController();
    const answer = await this.answer(this.waiting.signal);
    if (answer?.findings) this.show(answer);
    else if (answer) this.say(answer.error);
  }

  // Nothing if somebody typed on meanwhile.
  async answer(signal) {
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    try {
      const sent = { method: "POST", body: this.typed(), headers, signal };
      return await (await fetch(this.root.dataset.checks, sent)).json();
    } catch {
      return signal.aborted ? null : { error: "The checks do not answer now. Your text is safe here." };
    }
  }

  // Only what is checked: no signed word, no file, and no empty line that waits to be added.
  typed() {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      const isText = this.form.elements[name]?.tagName === "TEXTAREA";
      if ((isText || SENT.test(name)) && !name.includes("__prefix__")) body.append(name, value);
    }
    body.append("kind", this.root.dataset.kind);
    body.append("page", this.root.dataset.page);
    return body;
  }

  show({ findings, percent }) {
    const at = this.list.contains(document.activeElement) && document.activeElement.hash;
    this.clear();
    const counts = Object.keys(WEIGHTS).map((weight) => [weight, findings.filter((one) => one.weight === weight).length]);
    const told = counts.filter(([, count]) => count).map(([weight, count]) => `${count} ${COUNTED[weight]}`);
    const score = percent === null ? "" : ` Score: ${percent}%.`;
    this.say(`${told.length ? told.join(", ") : "Nothing found"}.${score}`);
    for (const [id, ones] of group(findings)) this.mark(id, ones);
    if (at) this.list.querySelector(`a[href="${at}"]`)?.focus();
  }

  mark(id, findings) {
    const field = id ? document.getElementById(id) : null;
    const row = field?.closest(".fieldBox, .form-row") ?? field;
    if (!row) {
      this.list.append(...findings.map((one) => entry(one, true)));
      return;
    }
    const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: `${findings[0].where}: ${findings.length}` });
    const item = document.createElement("li");
    item.append(link);
    this.list.append(item);
    const list = Object.assign(document.createElement("ul"), { className: "findings checks__at", id: `${id}-checks` });
    list.append(...findings.map((one) => entry(one, false)));
    row.append(list);
    this.shown.push(list);
    if (field.matches("input, select, textarea")) {
      this.describe(field, list.id);
    }
  }

  describe(field, id) {
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    field.setAttribute("aria-describedby", [...ids, id].join(" "));
    this.described = [...(this.described ?? []), [field, id]];
  }

  clear() {
    this.list.replaceChildren();
    for (const list of this.shown.splice(0)) list.remove();
    for (const [field, id] of this.described?.splice(0) ?? []) {
      const left = field.getAttribute("aria-describedby").split(" ").filter((one) => one !== id);
      if (left.length) field.setAttribute("aria-describedby", left.join(" "));
      else field.removeAttribute("aria-describedby");
    }
  }

  // The same words again are no news, and must not be read out again.
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

function group(findings) {
  const found = new Map();
  for (const one of findings) found.set(one.field, [...(found.get(one.field) ?? []), one]);
  return found;
}

function entry({ where, sentence, weight, overridden, let_stand: address }, isNamed) {
  const item = Object.assign(document.createElement("li"), { className: `findings__${weight}` });
  const head = document.createElement("strong");
  head.textContent = isNamed ? `${WEIGHTS[weight]}, ${where}: ` : `${WEIGHTS[weight]}: `;
  item.append(head, sentence);
  if (overridden) item.append(" ", Object.assign(document.createElement("strong"), { textContent: "Why it stands:" }), ` ${overridden}`);
  if (address) item.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: "Or say why it may stand", ariaLabel: `Or say why it may stand: ${sentence}` }));
  return item;
}

const root = document.querySelector("[data-checks]");
if (root) new Checks(root);
