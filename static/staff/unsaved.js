// Asks before a page with words that were not saved is left; sending the form is no leaving.

const form = document.querySelector("form:has(input[name='version'])");
let is_changed = document.querySelector("[data-unsaved]") !== null;

form?.addEventListener("input", () => { is_changed = true; });
form?.addEventListener("submit", () => { is_changed = false; });
addEventListener("beforeunload", (event) => {
  if (is_changed) event.preventDefault();
});
