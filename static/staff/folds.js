// Opens the folds of a line in which something is filled in; without script they open by a tap.
for (const fold of document.querySelectorAll(".inline-related details")) {
    const fields = [...fold.querySelectorAll("input, select, textarea")];
    fold.open ||= fields.some((field) => field.type !== "hidden" && field.value !== "");
}
