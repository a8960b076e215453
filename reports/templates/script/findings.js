// The words of the page and its findings: entry in the list, note in the margin, marks in the texts.

const pageData = JSON.parse(document.getElementById("page-data").textContent);
const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

const pluralForm = new Intl.PluralRules(document.documentElement.lang);

/** A sentence of the catalogue; the number `n` chooses its plural form. */
function say(key, values = {}) {
  const [table, ...rest] = key.split(".");
  const name = rest.join(".");
  const sentences = pageData.words[table];
  const text = sentences[name] ?? sentences[`${name}.${pluralForm.select(values.n ?? 0)}`] ?? sentences[`${name}.other`];
  return text.replace(/\{(\w+)\}/g, (_, place) => String(values[place] ?? ""));
}

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

/** States in which a finding counts no more. */
const closing = ["fixed", "not an error"];
const isClosed = (item) => closing.includes(item.settled?.state);
const stateOf = (item) => item.settled?.state ?? item.data.state ?? "open";
