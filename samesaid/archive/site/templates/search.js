"use strict";
// The index is in script files, which add their rows here: a page opened from the disk may fetch nothing.
const samesaid = (() => {
  const MOST = 200, rows = [], texts = [];
  const KINDS = { text: "Text", term: "Term", name: "Name", critical: "Critical", major: "Serious", minor: "Small" };
  const SHAPES = { critical: "◆", major: "▲", minor: "●" };
  let form, words, summary, hits, waiting;

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  function add(more) {
    for (const row of more) {
      rows.push(row);
      texts.push(folded(row[2] + " " + row[3] + " " + row[4]));
    }
    later();
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(show, 80);
  }

  function show() {
    if (!form) return;
    const asked = folded(words.value).split(/\s+/).filter(Boolean);
    const found = [];
    let count = 0;
    if (asked.length) {
      for (let n = 0; n < rows.length; n++) {
        if (asked.every((word) => texts[n].includes(word))) {
          count++;
          if (found.length < MOST) found.push(rows[n]);
        }
      }
    }
    hits.replaceChildren(...found.map(hit));
    summary.textContent = !asked.length ? "" : count > MOST ? `${count} found, the first ${MOST} shown` : `${count} found`;
  }

  function hit([kind, page, day, headline, text]) {
    const item = element("li"), link = element("a"), name = element("bdi", headline);
    const kicker = element("span", `${SHAPES[kind] || ""} ${KINDS[kind] || kind}${day ? " · " + day : ""} `, "kicker");
    link.href = page;
    link.append(name);
    item.append(kicker, link);
    if (text) item.append(element("bdi", text, "beneath"));
    return item;
  }

  document.addEventListener("DOMContentLoaded", () => {
    [form, words, summary, hits] = ["asking", "words", "summary", "hits"].map((id) => document.getElementById(id));
    form.hidden = false;
    words.value = decodeURIComponent(location.hash.slice(1));
    words.addEventListener("input", later);
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    show();
  });
  return { add };
})();
