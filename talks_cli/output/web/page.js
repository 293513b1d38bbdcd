
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

  // Words as they are compared: without case and marks, as `talks search` folds them.
  const plain = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ß: "ss" };
  const folded = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "")
      .replace(/[ıłøđðþæœħß]/g, (letter) => plain[letter]);
  const unspaced = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Hira}\p{scx=Kana}\p{scx=Hani}]/u;
  const pattern = (word) => new RegExp(unspaced.test(word) ? word : `(?<![\\p{L}\\p{N}])${word}`, "gu");

  const search = placed("_search");
  if (search) {
    const box = placed("_words");
    const found = placed("_found");
    let units = null; // what is searched, each with its folded words
    let hits = [];
    let at = -1;

    const heading = (unit) => unit.closest("tbody")?.querySelector(".heading")?.textContent ?? "";
    function gathered() {
      const facts = [...document.querySelectorAll("[data-at]")].map((unit) => {
        const row = unit.matches("td") ? unit.parentElement.firstElementChild.textContent : "";
        return [unit, folded(`${heading(unit)} ${row} ${unit.textContent}`)];
      });
      const sentences = [...document.querySelectorAll(".sentence")].map((unit) =>
        [unit, folded(unit.querySelector("p").textContent + (unit.querySelector(".voice")?.textContent ?? ""))]);
      return [...facts, ...sentences];
    }

    // Marks the words where the browser can without touching the page.
    function mark(patterns) {
      if (!globalThis.Highlight) return;
      const ranges = [];
      for (const hit of patterns.length ? hits : []) {
        const texts = document.createTreeWalker(hit, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const places = [];
          let text = "";
          let place = 0;
          for (const sign of node.data) {
            for (const letter of folded(sign)) { text += letter; places.push(...Array(letter.length).fill(place)); }
            place += sign.length;
          }
          places.push(place);
          for (const one of patterns) for (const match of text.matchAll(one)) {
            const range = new Range();
            range.setStart(node, places[match.index]);
            range.setEnd(node, places[match.index + match[0].length]);
            ranges.push(range);
          }
        }
      }
      CSS.highlights.set("found", new Highlight(...ranges));
    }

    function seek() {
      units ??= gathered();
      const words = folded(box.value).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
      const patterns = words.map(pattern);
      hits = [];
      at = -1;
      for (const [unit, text] of units) {
        const hit = patterns.every((one) => text.search(one) >= 0);
        unit.classList.toggle("off", !hit);
        if (hit) hits.push(unit);
      }
      for (const part of document.querySelectorAll(".facts tbody, .facts section")) {
        const own = [...part.querySelectorAll("[data-at]")];
        part.classList.toggle("off", own.length > 0 && own.every((unit) => unit.matches(".off")));
      }
      mark(patterns);
      const sentences = hits.filter((hit) => hit.matches(".sentence")).length;
      const count = (many, what) => `${many} ${what}${many === 1 ? "" : "s"}`;
      found.textContent = !words.length ? "in facts and sentences" : hits.length
        ? `${count(hits.length - sentences, "fact")}, ${count(sentences, "sentence")} (Enter: the next)`
        : "Nothing has all of these words.";
    }

    search.hidden = false;
    box.addEventListener("input", seek);
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!box.value || !hits.length) return;
      at = (at + 1) % hits.length;
      const others = light(hits[at]);
      if (matchMedia("(min-width: 64rem)").matches) others[0]?.scrollIntoView({ block: "nearest" });
      hits[at].scrollIntoView({ block: "center" });
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      box.value = "";
      seek();
    });
  }

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
