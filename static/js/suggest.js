// Suggests pages while a reader types into a search form: the ARIA pattern "editable combobox with
// list autocomplete, manual selection". Without it the form works as it is; nothing is stored.

const SOURCE = "/api/v1/suggest?q=";
const WAIT = 150;
const FEWEST_LETTERS = 2;
const FIELD = -1; // no option is marked: keys mean the field itself
let lists = 0;

class Suggest {
  constructor(input) {
    this.input = input;
    this.marked = FIELD;
    this.build(`suggest-${++lists}`);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => {
      if (!event.isComposing && this.takes(event)) event.preventDefault();
    });
    input.addEventListener("blur", () => this.close());
    input.form.addEventListener("submit", () => this.close());
    addEventListener("pagehide", () => this.close());
    // The list must not take the focus from the field: that would close it before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("li")));
  }

  build(id) {
    this.list = make("ul", { id, class: "suggest card links", role: "listbox", "aria-label": "Suggestions" });
    this.said = make("div", { class: "vh", role: "status" });
    this.input.after(this.list, this.said);
    set(this.input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
    this.close();
  }

  get options() {
    return this.list.children;
  }

  get words() {
    return this.input.value.trim();
  }

  typed() {
    this.mark(FIELD);
    this.forget();
    if (this.words.length < FEWEST_LETTERS) this.close();
    else this.timer = setTimeout(() => this.ask(), WAIT);
  }

  // Asks for suggestions; `mark` is the option that is marked once they are there.
  async ask(mark = FIELD) {
    this.forget();
    const { signal } = this.asking = new AbortController();
    const found = await suggestions(this.words, signal);
    if (signal.aborted || document.activeElement !== this.input) return;
    this.show(found);
    if (found.length && mark !== FIELD) this.mark((mark + found.length) % found.length);
  }

  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  show(found) {
    this.mark(FIELD);
    this.list.replaceChildren(...found.map(({ text, path, kind_label: kind }, number) => {
      const option = make("li", { id: `${this.list.id}-${number}`, role: "option", "aria-selected": false });
      option.dataset.path = path;
      const label = make("span", { class: "soft" });
      label.textContent = kind;
      option.append(text, " ", label);
      return option;
    }));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", found.length > 0);
    const count = found.length === 1 ? "1 suggestion" : `${found.length || "No"} suggestions`;
    this.said.textContent = found.length ? `${count}. Up and down arrows choose one.` : `${count}.`;
  }

  close() {
    this.forget();
    this.show([]);
    this.said.textContent = "";
  }

  // The focus stays in the field; this tells which option the keys mean.
  mark(number) {
    this.options[this.marked]?.setAttribute("aria-selected", false);
    this.marked = number;
    const option = this.options[number];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // Does what a key means here; true where the field must do nothing with it.
  takes({ key, altKey }) {
    const isOpen = !this.list.hidden;
    if (key === "ArrowDown") return this.step(1, 0, altKey);
    if (key === "ArrowUp") return this.step(-1, -1, altKey);
    if (key === "Enter") return this.go(this.options[this.marked]);
    if (key === "Escape") this.close();
    else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) this.mark(FIELD);
    return key === "Escape" && isOpen;
  }

  // One option on, from the field to `first`, and from either end back to the field.
  step(by, first, isAlone) {
    if (this.words.length < FEWEST_LETTERS) return false;
    const count = this.options.length;
    if (isAlone && by < 0) this.close();
    else if (!count) this.ask(isAlone ? FIELD : first);
    else if (this.marked === FIELD) this.mark((first + count) % count);
    else this.mark(this.marked + by < count ? this.marked + by : FIELD);
    return true;
  }

  go(option) {
    if (!option) return false;
    this.close();
    location.assign(option.dataset.path);
    return true;
  }
}

// What the site offers for these words; nothing where it can't answer.
async function suggestions(words, signal) {
  try {
    const answer = await fetch(SOURCE + encodeURIComponent(words), { signal, credentials: "omit" });
    return (await answer.json()).suggestions ?? [];
  } catch {
    return [];
  }
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function make(tag, attributes) {
  const element = document.createElement(tag);
  set(element, attributes);
  return element;
}

for (const input of document.querySelectorAll("[role=search] input[type=search]")) new Suggest(input);
