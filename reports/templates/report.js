"use strict";
// Filters, keys and dismissals of the report. The page reads without them; nothing here asks for anything from outside.
(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  /** A sentence of the catalogue; `n` chooses between one and other. */
  function say(key, values = {}) {
    const [table, ...rest] = key.split(".");
    const name = rest.join(".");
    const plural = values.n === 1 ? `${name}.one` : `${name}.other`;
    const sentences = told.said[table];
    const text = sentences[name] ?? sentences[plural] ?? sentences[`${name}.other`];
    return text.replace(/\{(\w+)\}/g, (_, place) => String(values[place] ?? ""));
  }

  // --- findings ------------------------------------------------------------------------------------------------------
  const items = all(".finding").map((entry, order) => ({
    entry, order, data: entry.dataset, note: entry.dataset.f === "0" ? null : document.getElementById(`n${entry.dataset.f}`),
    shown: true, settled: null, words: null,
  }));
  const byEntry = new Map(items.map((item) => [item.entry, item]));
  const byNote = new Map(items.filter((item) => item.note).map((item) => [item.note, item]));
  const byNumber = new Map(items.filter((item) => item.note).map((item) => [item.data.f, item]));
  const inText = all(".note").map((note) => byNote.get(note)).filter(Boolean);
  let tied = null;

  /** The marks and numbers of a finding in the texts. */
  function marksOf(item) {
    if (!tied) {
      tied = new Map();
      for (const mark of all(".rows mark[data-f], .rows .no")) {
        if (!tied.has(mark.dataset.f)) tied.set(mark.dataset.f, []);
        tied.get(mark.dataset.f).push(mark);
      }
    }
    return item.data.f === "0" ? [] : tied.get(item.data.f) ?? [];
  }

  // --- dismissals ----------------------------------------------------------------------------------------------------
  const shelf = `samesaid:${told.report}`;
  let decisions = read(shelf, []);

  /** What the browser kept; from a file it may keep nothing. */
  function read(key, otherwise) {
    try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
  }

  function keep(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* kept in memory until the page is left */ }
  }

  const documentOf = (item) => told.documents[Number(item.data.version)];

  function covers(decision, item) {
    if (decision.kind === "rule") return decision.code === item.data.code && decision.document === documentOf(item);
    if (decision.kind !== "renderings") return decision.id === item.data.id;
    return decision.code === item.data.code && decision.source === item.data.source && decision.target === item.data.target;
  }

  function decided(item, scope, reason) {
    const when = new Date().toISOString();
    const code = item.data.code;
    if (scope === "rule") return { kind: "rule", code, document: documentOf(item), reason, when };
    if (scope === "renderings") return { kind: scope, code, source: item.data.source, target: item.data.target, reason, when };
    return { kind: "finding", id: item.data.id, code, message: messageOf(item), reason, when };
  }

  function settle() {
    let changed = 0;
    for (const item of items) {
      const decision = decisions.find((one) => covers(one, item)) ?? null;
      if (Boolean(decision) !== Boolean(item.settled)) changed += 1;
      if (decision === item.settled) continue;
      item.settled = decision;
      mark(item);
    }
    keep(shelf, decisions);
    return changed;
  }

  /** Shows on entry and note that, and why, a finding is settled. */
  function mark(item) {
    for (const place of [item.entry, item.note]) {
      if (!place) continue;
      const line = find(":scope > .because", place);
      place.classList.toggle("settled", Boolean(item.settled));
      if (!item.settled) { line?.remove(); continue; }
      const shown = line ?? place.appendChild(Object.assign(document.createElement("p"), { className: "because" }));
      shown.textContent = say("dialog.because", { reason: item.settled.reason || say("dialog.no-reason") });
    }
  }

  function dismiss(item, scope, reason) {
    const following = neighbour(1) ?? neighbour(-1);
    decisions = [...decisions, decided(item, scope, reason)];
    const changed = settle();
    apply();
    if (!item.shown && following) go(following.shown ? following : neighbour(1));
    else focus(item);
    status(say("said.dismissed", { n: changed }));
  }

  function reopen(gone) {
    decisions = decisions.filter((one) => !gone(one));
    const changed = settle();
    apply();
    status(changed ? say("said.restored", { n: changed }) : say("said.nothing"));
  }

  function undo() {
    const last = decisions.at(-1);
    const item = last && items.find((one) => covers(last, one));
    reopen((one) => one === last);
    if (item?.shown) go(item);
  }

  function exported() {
    const content = JSON.stringify({ report: told.report, dismissed: decisions }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content + "\n"], { type: "application/json" }));
    link.download = "dismissed.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // --- filters -------------------------------------------------------------------------------------------------------
  const bar = stamp("bar-template");
  document.querySelector("main").before(bar);
  const search = find(".search", bar);
  const groups = all("[data-filter]", bar).map((element) => ({
    name: element.dataset.filter, buttons: all(".choice", element), chosen: new Set(),
  }));
  const usual = { state: ["open"] };

  const valueOf = (item, group) => (group.name === "state" ? (item.settled ? "dismissed" : "open") : item.data[group.name]);

  function textOf(item) {
    item.words ??= `${item.data.code} ${item.entry.textContent}`.toLocaleLowerCase();
    return item.words;
  }

  /** Which groups refuse an item: none is shown, one alone is counted under that group's choices. */
  function refusals(item, query) {
    if (query && !textOf(item).includes(query)) return null;
    return groups.filter((group) => group.chosen.size && !group.chosen.has(valueOf(item, group)));
  }

  function apply() {
    const query = search.value.trim().toLocaleLowerCase();
    const counts = new Map(groups.map((group) => [group, new Map()]));
    for (const item of items) {
      const against = refusals(item, query);
      show(item, against !== null && against.length === 0);
      if (!against || against.length > 1) continue;
      for (const group of against.length ? against : groups) {
        const value = valueOf(item, group);
        counts.get(group).set(value, (counts.get(group).get(value) ?? 0) + 1);
      }
    }
    report(counts);
    status("");
    write();
  }

  function show(item, shown) {
    if (item.shown === shown) return;
    item.shown = shown;
    item.entry.hidden = !shown;
    if (item.note) item.note.hidden = !shown;
    for (const one of marksOf(item)) one.classList.toggle("off", !shown);
  }

  function report(counts) {
    for (const group of groups) {
      for (const button of group.buttons) {
        find(".count", button).textContent = (counts.get(group).get(button.dataset.key) ?? 0).toLocaleString("en");
        button.setAttribute("aria-pressed", String(group.chosen.has(button.dataset.key)));
      }
    }
    const shown = items.filter((item) => item.shown).length;
    find(".shown", bar).textContent = say("bar.shown", { shown, all: items.length });
    find(".clear", bar).hidden = address().size === 0;
    const settled = decisions.length;
    const button = find(".export", bar);
    button.hidden = !settled;
    button.textContent = say("bar.export", { n: settled });
  }

  function choose(group, key) {
    if (!group.chosen.delete(key)) group.chosen.add(key);
    apply();
  }

  function clear() {
    for (const group of groups) group.chosen = new Set(usual[group.name] ?? []);
    search.value = "";
    apply();
  }

  // --- the address ---------------------------------------------------------------------------------------------------
  /** The filters as they stand in the address; what is usual is left away. */
  function address() {
    const state = new URLSearchParams();
    for (const group of groups) {
      const value = [...group.chosen].sort().join(",");
      if (value !== (usual[group.name] ?? []).join(",")) state.set(group.name, value || "all");
    }
    if (search.value) state.set("q", search.value);
    return state;
  }

  function write() {
    const state = address();
    if (here) state.set("at", here.id);
    const hash = state.size ? `#?${state}` : "#";
    if (hash === (location.hash || "#")) return;
    try { history.replaceState(null, "", hash); } catch { location.replace(hash); }
  }

  function readAddress() {
    const hash = decodeURIComponent(location.hash);
    const state = new URLSearchParams(hash.startsWith("#?") ? location.hash.slice(2) : "");
    for (const group of groups) {
      const value = state.get(group.name) ?? (usual[group.name] ?? []).join(",");
      group.chosen = new Set(value === "all" ? [] : value.split(",").filter(Boolean));
    }
    search.value = state.get("q") ?? "";
    const target = document.getElementById(state.get("at") ?? hash.slice(1));
    apply();
    if (target) reach(target);
  }

  // --- where the reader is -------------------------------------------------------------------------------------------
  const tools = stamp("tools-template");
  let current = null;
  let texts = false;
  let here = null;

  const placeOf = (item) => (texts && item.note ? item.note : item.entry);
  const messageOf = (item) => find(".message", item.entry).textContent.trim();

  /** The next finding that is shown, in the order of the list or of the text. */
  function neighbour(step) {
    const order = texts ? inText : items;
    let at = current ? order.indexOf(current) : step > 0 ? -1 : order.length;
    do at += step; while (order[at] && !order[at].shown);
    return order[at] ?? null;
  }

  function go(item) {
    if (!item) return;
    focus(item);
    placeOf(item).scrollIntoView({ block: "center" });
    const order = (texts ? inText : items).filter((one) => one.shown);
    status(say("said.at", { n: order.indexOf(item) + 1, all: order.length }));
  }

  /** Makes a finding the current one, where the reader is. */
  function focus(item) {
    leave();
    current = item;
    const place = placeOf(item);
    here = place;
    for (let fold = place.querySelector("details") ?? place.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) fold.open = true;
    }
    place.classList.add("current");
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    (place.querySelector("details") ?? place).append(tools);
    label();
    light(item);
    write();
  }

  function leave() {
    if (!current) return;
    for (const place of [current.entry, current.note]) place?.classList.remove("current");
    tools.remove();
    light(null);
  }

  function label() {
    find("[data-do=text]", tools).firstChild.data = `${say(texts && current.note ? "bar.list" : "bar.text")} `;
    find("[data-do=text]", tools).hidden = !current.note;
    find("[data-do=context]", tools).hidden = texts || !current.note;
    find("[data-do=context]", tools).firstChild.data = `${say(around(current).length ? "bar.context-less" : "bar.context")} `;
    for (const button of all("[data-do=dismiss]")) {
      button.firstChild.data = `${say(current.settled ? "bar.restore" : "bar.dismiss")} `;
    }
  }

  /** Lights the marks of a finding, its entry's and its note's. */
  let lit = [];
  let lightOn = null;
  function light(item) {
    lightOn = item;
    for (const one of lit) one.classList.remove("lit");
    lit = item ? [...marksOf(item), item.note].filter(Boolean) : [];
    for (const one of lit) one.classList.add("lit");
  }

  /** Goes to whatever an address names: a finding, its note, a row, a section. */
  function reach(target) {
    const item = byEntry.get(target) ?? byNote.get(target);
    if (item && item.shown) {
      texts = byNote.has(target);
      go(item);
      return;
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const one of all(".here")) one.classList.remove("here");
    target.classList.add("here");
    here = target;
    target.scrollIntoView({ block: target.matches("tr, dt") ? "center" : "start" });
    write();
  }

  function status(text) {
    find(".said", bar).textContent = text;
  }

  // --- what can be done with a finding -------------------------------------------------------------------------------
  const around = (item) => all(".context", item.entry);

  /** Two rows before and after the quoted words, from the texts below. */
  function context(item) {
    const there = around(item);
    for (const one of there) one.remove();
    const row = item.note?.closest("tr");
    if (!there.length && row) {
      const rows = all("tr.row:not(.stub)");
      const at = rows.indexOf(row);
      for (const figure of all("figure[data-text]", item.entry)) {
        const column = told.columns.indexOf(Number(figure.dataset.text));
        find("figcaption", figure).after(...passages(rows.slice(Math.max(0, at - 2), at), column));
        figure.append(...passages(rows.slice(at + 1, at + 3), column));
      }
    }
    label();
  }

  function passages(rows, column) {
    return rows.map((row) => row.cells[column]).filter((cell) => cell?.matches(".text")).map((cell) => {
      const text = document.createElement("p");
      text.className = "context";
      text.lang = cell.lang;
      text.dir = "auto";
      text.textContent = wordsIn(cell);
      return text;
    });
  }

  function wordsIn(cell) {
    const copy = cell.cloneNode(true);
    for (const one of all(".leads, .par", copy)) one.remove();
    return copy.textContent.trim();
  }

  function asText(item) {
    const entry = item.entry;
    const head = find(".kicker", entry)?.textContent.replace(/\s+/g, " ").trim() ?? item.data.code;
    const quotes = all("figure", entry).map((figure) => {
      const words = all("blockquote, .gap", figure).map((one) => one.textContent.trim()).join(" ");
      return `${find("figcaption", figure).textContent.replace(/\s+/g, " ").trim()}: ${words}`;
    });
    const reasons = all(".reasons > div", entry).map((line) => all("dt, dd", line).map((one) => one.textContent.trim()).join(": "));
    return [head, messageOf(item), ...quotes, ...reasons, item.data.id].join("\n");
  }

  async function copy(item) {
    const text = asText(item);
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = copiedOldWay(text); }
    status(say(done ? "said.copied" : "said.not-copied"));
  }

  /** For pages that a server sends without encryption, where browsers give no clipboard. */
  function copiedOldWay(text) {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  // --- the dialog of a dismissal -------------------------------------------------------------------------------------
  const dialog = document.body.appendChild(stamp("dialog-template"));
  const reason = find(".reason", dialog);

  function ask(item) {
    const [own, pair, rule] = all("input[type=radio]", dialog);
    const { source, target, code } = item.data;
    pair.disabled = !source;
    pair.parentElement.hidden = !source;
    pair.nextElementSibling.textContent = say("dialog.renderings", { source, target });
    rule.nextElementSibling.textContent = say("dialog.rule", { code });
    own.checked = true;
    reason.value = "";
    dialog.showModal();
    reason.focus();
  }

  function agreed() {
    const scope = find("input[type=radio]:checked", dialog).value;
    dialog.close();
    dismiss(current, scope, reason.value.trim());
  }

  find(".ok", dialog).addEventListener("click", agreed);
  find(".cancel", dialog).addEventListener("click", () => dialog.close());
  reason.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); agreed(); } });

  // --- buttons and keys ----------------------------------------------------------------------------------------------
  let keys = read("samesaid:keys", true);

  function fold(name) {
    const button = find(`.line [data-do=${name}]`, bar);
    const panel = document.getElementById(button.getAttribute("aria-controls"));
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    if (name === "help") panel.hidden = !open; else panel.classList.toggle("open", open);
    measure();
  }

  const acts = {
    next: () => go(neighbour(1)),
    previous: () => go(neighbour(-1)),
    dismiss: () => {
      const item = current?.shown ? current : null;
      if (!item) go(neighbour(1));
      else if (item.settled) { reopen((one) => covers(one, item)); label(); } else ask(item);
    },
    undo,
    copy: () => current && copy(current),
    context: () => current && context(current),
    text: () => { if (current?.note) { const item = current; texts = !texts; go(item); } },
    clear,
    export: exported,
    help: () => fold("help"),
    filters: () => fold("filters"),
    keys: () => { keys = !keys; keep("samesaid:keys", keys); find(".switch", bar).setAttribute("aria-pressed", String(keys)); },
  };
  const bound = { j: "next", k: "previous", x: "dismiss", u: "undo", t: "text", c: "copy", m: "context", "?": "help" };

  function pressed(event) {
    if (event.key === "Escape" && event.target === search) { search.value = ""; apply(); search.blur(); return; }
    if (!keys || dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); return; }
    const act = acts[bound[event.key]];
    if (act) { event.preventDefault(); act(); }
  }

  function clicked(event) {
    const button = event.target.closest("[data-do]");
    if (button) { acts[button.dataset.do](); return; }
    const choice = event.target.closest(".choice");
    if (choice) { choose(groups.find((group) => group.buttons.includes(choice)), choice.dataset.key); return; }
    const link = event.target.closest("a[href]");
    if (link) { followed(event, link); return; }
    const place = event.target.closest(".finding, .note");
    const item = byEntry.get(place) ?? byNote.get(place);
    if (item && item !== current && !getSelection().toString()) { texts = byNote.has(place); focus(item); }
  }

  function followed(event, link) {
    const address = new URL(link.href?.baseVal ?? link.href, location.href);
    if (address.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
    if (target) { event.preventDefault(); reach(target); }
  }

  function lightUnder(event) {
    const place = event.target.closest?.(".rows [data-f], .finding");
    const item = byNumber.get(place?.dataset.f) ?? current;
    if (item !== lightOn) light(item);
  }

  /** What links lead to must not lie under the bar. No custom property: one on the root restyles the whole page. */
  function measure() {
    const height = bar.offsetHeight;
    document.documentElement.style.scrollPaddingTop = `${height + 16}px`;
    find(".strip")?.style.setProperty("--bar", `${height}px`);
  }

  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  document.addEventListener("focusin", lightUnder);
  document.addEventListener("mouseover", lightUnder);
  search.addEventListener("input", apply);
  addEventListener("hashchange", readAddress);
  addEventListener("resize", measure);
  find(".switch", bar).setAttribute("aria-pressed", String(keys));
  settle();
  measure();
  readAddress();
})();
