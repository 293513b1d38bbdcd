
"use strict";
(() => {
  const told = document.getElementById("_told");
  let chosen = null; // what was clicked, to come back to
  let followed = ""; // a place that was lit as it was gone to

  const placed = (id) => document.getElementById(id);
  const named = (hash) => {
    try { return placed(decodeURIComponent(hash.slice(1))); } catch { return null; }
  };
  const restsOn = (row) => row.dataset.at.split(" ").map(placed).filter(Boolean);
  const restingOn = (sentence) =>
    [...document.querySelectorAll(`[data-at~="${CSS.escape(sentence.id)}"]`)];
  const numbers = (sentences) =>
    sentences.map((sentence) => sentence.querySelector(".number").textContent).join(", ");

  function clear() {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  }

  // Lights a row with its sentences, or a sentence with its rows; what goes with it comes back.
  function light(one) {
    const row = one?.closest("[data-at]");
    const sentence = row ? null : one?.closest(".sentence");
    if (!row && !sentence) return [];
    const others = row ? restsOn(row) : restingOn(sentence);
    clear();
    for (const lit of [row ?? sentence, ...others]) lit.classList.add("lit");
    sentence?.querySelector("details")?.setAttribute("open", "");
    told.textContent = row
      ? `It rests on ${numbers(others)}`
      : `${others.length} ${others.length === 1 ? "row rests" : "rows rest"} on ${numbers([sentence])}`;
    return others;
  }

  function go(place) {
    followed = `#${encodeURIComponent(place.id)}`;
    if (location.hash === followed) place.scrollIntoView();
    else location.hash = followed;
    followed = location.hash;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const to = named(link.hash);
      const within = link.classList.contains("number") || link.closest(".where");
      if (!to?.matches("[data-at], .sentence")) return;
      chosen = link;
      followed = link.hash;
      light(within ? link : to);
      return;
    }
    if (event.target.closest("details, button, input") || String(getSelection())) return;
    const others = light(event.target);
    if (!others.length) return;
    chosen = event.target.closest("[data-at], .sentence");
    go(others[0]);
  });

  addEventListener("hashchange", () => {
    if (location.hash !== followed) light(named(location.hash));
    followed = "";
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-at]")) event.target.click();
    if (event.key !== "Escape") return;
    clear();
    told.textContent = "";
    chosen?.scrollIntoView({ block: "nearest" });
    chosen?.focus({ preventScroll: true });
    chosen = null;
  });

  for (const row of document.querySelectorAll("[data-at]")) {
    if (!row.querySelector("a[href^='#']")) row.tabIndex = 0; // its own links do for the others
  }
  light(named(location.hash));
})();
