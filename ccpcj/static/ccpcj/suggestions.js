"use strict";

// Suggested themes by keyboard: C confirm, R refuse, N next, P previous, U undo. Without this each button loads the page.
document.addEventListener("DOMContentLoaded", () => {
  const rows = [...document.querySelectorAll("#suggestions tbody tr")];
  const done = []; // the rows decided here, the last one last
  let current = 0;

  function go(place) {
    if (!rows[place]) return;
    rows[current].removeAttribute("aria-current");
    current = place;
    rows[current].setAttribute("aria-current", "true");
    rows[current].focus();
    rows[current].scrollIntoView({ block: "nearest" });
  }

  function show(row, decision) {
    for (const button of row.querySelectorAll("button")) button.hidden = (button.value === "reopen") !== Boolean(decision);
    row.querySelector("output").textContent = { confirm: "Confirmed", refuse: "Refused" }[decision] || "";
  }

  async function decide(row, decision) {
    const form = row.querySelector("form");
    if (!form || form.dataset.busy) return;
    const body = new FormData(form);
    body.set("decision", decision);
    form.dataset.busy = "yes";
    try {
      const response = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const answer = await response.json();
      document.querySelector("[data-waiting]").textContent = answer.waiting;
      show(row, decision === "reopen" ? "" : decision);
      if (!answer.written) row.querySelector("output").textContent = "Somebody decided this meanwhile; it stays as they left it.";
      if (done.includes(row)) done.splice(done.indexOf(row), 1);
      if (decision !== "reopen" && answer.written) done.push(row);
    } catch {
      row.querySelector("output").textContent = "Not saved. Reload the page and try again.";
    } finally {
      delete form.dataset.busy;
    }
  }

  const isDecided = (row) => done.includes(row);
  const keys = {
    c: () => decideAndGoOn("confirm"),
    r: () => decideAndGoOn("refuse"),
    n: () => go(current + 1),
    p: () => go(current - 1),
    u: async () => {
      const row = done.at(-1);
      if (!row) return;
      await decide(row, "reopen");
      go(rows.indexOf(row));
    },
  };

  async function decideAndGoOn(decision) {
    const row = rows[current];
    if (isDecided(row)) return;
    await decide(row, decision);
    if (isDecided(row)) go(current + 1);
  }

  document.addEventListener("keydown", (event) => {
    if (!rows.length || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.querySelector("#suggestions")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const row = event.target.closest("tr");
    go(rows.indexOf(row));
    decide(row, event.submitter.value);
  });
  if (rows.length) go(0);
});
