"use strict";

// What is typed in a form of the admin is kept in this browser until it is saved, and offered when the page opens
// again: after the session ended, the connection was lost or the browser closed. Others at the page are told of.
(() => {
  const SECONDS_BETWEEN_BEATS = 30;
  const DAYS_KEPT = 30;
  const BUTTONS = ["csrfmiddlewaretoken", "typed_before"];
  const account = document.querySelector("meta[name=account]")?.content;
  const place = document.getElementById("editing");
  const form = place?.closest("form");
  const prefix = `typed:${account}:`;

  const stored = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  const read = (key) => JSON.parse(localStorage.getItem(key));
  const write = (key, typed) => {
    try {
      localStorage.setItem(key, JSON.stringify(typed));
    } catch {
      // a full or forbidden storage: leaving the page warns all the same
    }
  };

  // A message of success links to the record that was saved: what was typed there is kept no longer.
  const withoutLanguage = (path) => path.replace(/^.*?(?=\/admin\/)/, "");
  const saved = [...document.querySelectorAll(".messagelist .success a[href]")].map((link) => withoutLanguage(link.pathname));
  for (const key of account ? stored() : []) {
    const screen = key.slice(prefix.length);
    const typed = read(key);
    const isSaved = saved.some((path) => path === screen || (screen.endsWith("/add/") && path.startsWith(screen.slice(0, -4))));
    const isOld = Date.now() - typed.at > DAYS_KEPT * 86400000;
    const isKept = screen.startsWith("/admin/next-state/") && saved.length > 0; // or released, or discarded
    if (((isSaved || isKept) && typed.sent) || isOld) localStorage.removeItem(key);
  }
  const atSignIn = document.querySelector(".typed-note");
  if (atSignIn) atSignIn.hidden = !Object.keys(localStorage).some((key) => key.startsWith("typed:"));
  if (!form || !account) return;

  const screen = place.dataset.screen;
  const key = prefix + screen;
  const pairs = () => [...new FormData(form)].filter(([name, value]) => !BUTTONS.includes(name) && typeof value === "string");
  let shown = null; // what the page showed; none of it is typed
  let last = null;
  let leaving = false;

  const isUnsaved = () => shown !== null && ("unsaved" in place.dataset || JSON.stringify(pairs()) !== shown);
  const keep = (sent = false) => {
    const now = JSON.stringify(pairs());
    if (shown === null || (now === last && !sent)) return;
    last = now;
    if (isUnsaved()) write(key, { at: Date.now(), sent, pairs: JSON.parse(now) });
    else localStorage.removeItem(key);
  };

  const button = (words, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "button";
    element.textContent = words;
    element.addEventListener("click", action);
    return element;
  };

  // Sends what was typed before to the screen, which shows it again with what others changed since, and saves nothing.
  const showAgain = (typed) => {
    const again = document.createElement("form");
    again.method = "post";
    again.hidden = true;
    const csrf = form.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const [name, value] of [...typed.pairs, ["csrfmiddlewaretoken", csrf], ["typed_before", "again"]]) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      again.append(field);
    }
    document.body.append(again);
    leaving = true;
    again.submit();
  };

  const offer = (typed) => {
    const note = document.createElement("p");
    note.className = "typed-before";
    note.setAttribute("role", "alert");
    const moment = new Date(typed.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    note.append(
      `What you typed here on ${moment} was not saved. `,
      button("Show it again", () => showAgain(typed)),
      " ",
      button("Discard it", () => {
        localStorage.removeItem(key);
        note.remove();
      }),
    );
    place.append(note);
  };

  // Rows and choices are set up by other scripts first: what stands in the form then is what the page showed.
  window.addEventListener("load", () => setTimeout(() => {
    shown = JSON.stringify(pairs());
    last = shown;
    const typed = localStorage.getItem(key) && read(key);
    const bare = (list) => JSON.stringify(list.filter(([name]) => name !== "shown"));
    if ("unsaved" in place.dataset) {
      last = null;
      keep();
    } else if (typed && bare(typed.pairs) !== bare(JSON.parse(shown))) offer(typed);
    else localStorage.removeItem(key);
    setInterval(keep, 2000);
  }));
  form.addEventListener("submit", () => {
    leaving = true;
    keep(true);
  });
  form.addEventListener("change", () => keep());
  document.addEventListener("visibilitychange", () => keep());
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => {
    keep(leaving);
    if (!leaving && isUnsaved()) event.preventDefault();
  });

  // Who else has the page open.
  const others = place.querySelector(".others-here");
  const message = (more) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    body.set("screen", screen);
    for (const name of more) body.set(name, "1");
    return body;
  };
  const signedOut = () => {
    others.hidden = false;
    others.textContent = "You are signed out. What you typed is kept in this browser: sign in, and open this page again.";
  };
  const beat = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(place.dataset.beat, { method: "POST", body: message([]), headers: { Unattended: "1" } });
      if (response.redirected || response.status === 403) return void signedOut();
      const present = (await response.json()).others;
      others.hidden = present.length === 0;
      others.querySelector("strong").textContent = present.join(", ");
    } catch {
      // no connection: the next beat may reach the site
    }
  };
  if (!screen.endsWith("/add/")) {
    beat();
    setInterval(beat, SECONDS_BETWEEN_BEATS * 1000);
    document.addEventListener("visibilitychange", beat);
    window.addEventListener("pagehide", () => navigator.sendBeacon(place.dataset.beat, message(["leaves"])));
  }
})();
