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
