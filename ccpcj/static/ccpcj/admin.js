"use strict";

// Ctrl+S, or Command+S, saves and goes on editing.
document.addEventListener("keydown", (event) => {
  const save = document.querySelector("[name=_continue]");
  if (save && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save.click();
  }
});

// A long form opens at the first thing to correct.
document.addEventListener("DOMContentLoaded", () => {
  const error = document.querySelector(".errornote ~ * .errorlist, .errornote ~ .errorlist");
  error?.scrollIntoView({ block: "center" });
  error?.parentElement.querySelector("input:not([type=hidden]), select, textarea")?.focus({ preventScroll: true });
});

// A row that was added is typed in next: without this the Tab key would go on below it.
document.addEventListener("formset:added", (event) => {
  event.target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
