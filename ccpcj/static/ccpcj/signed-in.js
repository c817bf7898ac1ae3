"use strict";

// Staff are signed out after some minutes without activity. Typing is activity, so it is told to the server; whoever
// has stopped is warned in time, and whoever was signed out can sign in on another page and save this one.
{
  const { minutes, address, login } = document.currentScript.dataset;
  const MINUTE = 60_000;
  const idle = minutes * MINUTE;
  const warning = Math.min(5 * MINUTE, idle / 2);
  const KEY = "ccpcj-renewed"; // shared by all pages of the browser
  const bar = document.createElement("div");
  bar.id = "signed-in-bar";
  bar.setAttribute("role", "alert");
  bar.lang = "en";
  bar.dir = "ltr";
  let ended = false;

  const renewedAt = () => Number(localStorage.getItem(KEY));
  const noteRenewal = () => localStorage.setItem(KEY, Date.now());

  const show = (words, control) => {
    if (bar.firstChild?.textContent === words && bar.isConnected) return;
    bar.replaceChildren(document.createTextNode(words), control);
    document.body.prepend(bar);
  };

  const showEnd = () => {
    ended = true;
    const link = document.createElement("a");
    link.href = `${login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.textContent = "Sign in on a new page";
    show("You were signed out. What you typed is still here: sign in, come back to this page and save. ", link);
  };

  const ask = async (headers) => {
    const response = await fetch(address, { headers }).catch(() => null);
    const token = response?.ok ? (await response.json()).token : null; // null: no connection, the next time may tell
    if (token === "") showEnd();
    return token;
  };

  const renew = async () => {
    const token = await ask({});
    if (!token) return;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    noteRenewal();
    ended = false;
    bar.remove();
  };

  const look = () => {
    if (ended) return;
    const left = renewedAt() + idle - Date.now();
    if (left <= 0) return ask({ Unattended: "1" }); // which does not stand for somebody before the page
    if (left > warning) return bar.remove();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Stay signed in";
    button.addEventListener("click", renew);
    const whole = Math.ceil(left / MINUTE);
    show(`You will be signed out in ${whole} minute${whole === 1 ? "" : "s"}. `, button);
  };

  const noteActivity = () => {
    if (!ended && Date.now() - renewedAt() > Math.min(MINUTE, idle / 10)) {
      noteRenewal(); // once, however fast somebody types
      renew();
    }
  };

  noteRenewal();
  document.addEventListener("input", noteActivity);
  addEventListener("focus", () => ended && renew());
  setInterval(look, Math.min(10_000, idle / 20));
}
