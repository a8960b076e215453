// What the page says of all findings follows filters and decisions: the verdict, the map, the lists, an empty page.

const severities = ["critical", "major", "minor"];
const shapes = Object.fromEntries(all("[data-filter=severity] .choice", bar).map((one) => [one.dataset.key, find(".shape", one)?.textContent]));
const alarms = items.filter((item) => item.data.severity !== "info");
// Ticks of an overview stay as they are where some of their findings are on other pages.
const ticks = all(".tick").map((tick) => ({ tick, found: tick.dataset.notes.split(" ").map((number) => byNumber.get(number)) }))
  .filter(({ found }) => found.every(Boolean));
const sections = ["differences", "minor", "information"].map((id) => document.getElementById(id)).filter(Boolean);
const folds = all(".rest").map((fold) => ({ fold, found: all(".finding", fold).map((entry) => byEntry.get(entry)), more: Boolean(find(".finding", fold.previousElementSibling)) }));
const empty = document.querySelector("main").insertAdjacentElement("afterbegin", stamp("empty-template"));
const filtered = Object.assign(document.createElement("p"), { className: "filtered", hidden: true });
find(".decision-line")?.insertAdjacentElement("afterend", filtered);
let counted = alarms.length;
// A page of several has some of the findings: what is said of the whole report stays as it is.
const whole = alarms.length === pageData.total;

function summed() {
  const shown = alarms.filter((item) => item.shown);
  judged(alarms.filter((item) => !isClosed(item)));
  for (const one of ticks) drawn(one);
  for (const line of whole ? all(".versions [data-version]") : []) version(line, shown.filter((item) => item.data.version === line.dataset.version));
  for (const { fold, found, more } of folds) {
    const n = found.filter((item) => item.shown).length;
    fold.hidden = !n;
    find("summary", fold).textContent = say(more ? "page.more" : "page.all", { n });
    if (n && active().length) fold.open = true;
  }
  for (const section of sections) section.hidden = !all(".finding", section).some((entry) => byEntry.get(entry).shown);
  const why = active().join(say("joint.semicolon"));
  filtered.hidden = !why;
  filtered.textContent = say("verdict.shown", { shown: shown.length, all: pageData.total, filters: why });
  empty.hidden = items.some((item) => item.shown);
  find("span", empty).textContent = say("verdict.empty", { filters: why || hiding() });
}

/** The filters that are not at their default, in words: "Severity: major". */
function active() {
  const chosen = groups.filter((group) => [...group.chosen].sort().join() !== (defaults[group.name] ?? []).join());
  const words = chosen.map(inWords);
  return search.value.trim() ? [...words, say("verdict.search", { words: search.value.trim() })] : words;
}

const hiding = () => inWords(groups.find((group) => group.name === "state"));

function inWords(group) {
  const words = group.buttons.filter((button) => group.chosen.has(button.dataset.key)).map((button) => find(".word", button).textContent);
  return say("verdict.filter", { name: find(".group-name", group.element).textContent, words: words.join(say("joint.comma")) || say("verdict.any") });
}

/** The verdict of the findings that no decision closed. */
function judged(open) {
  const line = find(".verdict");
  const changed = open.length !== counted;
  counted = open.length;
  if (!whole || !line || !find(".headline .about") || !changed) return;
  const holding = open.filter((item) => "holds" in item.data);
  const parts = severities.map((key) => [key, holding.filter((item) => item.data.severity === key).length]).filter(([, n]) => n);
  const others = all(".others", line);
  if (parts.length) line.replaceChildren(...others, say("decision.hold"), ...parts.flatMap(severe));
  else line.replaceChildren(...others, say(open.length ? "decision.look" : "verdict.settled", { n: open.length }));
  find(".headline .about").textContent = open.length ? say("headline.differences", { n: open.length, between: pageData.between }) + kindsOf(open) + say("joint.stop") : "";
}

/** What findings are about, the most frequent kind first. */
function kindsOf(found) {
  const kinds = new Map();
  for (const item of found) kinds.set(item.data.kind, (kinds.get(item.data.kind) ?? 0) + 1);
  return [...kinds].sort((one, other) => other[1] - one[1]).map(([kind, n]) => say(`kind.${kind}.counted`, { n })).join(say("joint.comma"));
}

/** The line of a version in the table counts what is shown. */
function version(line, shown) {
  for (const cell of all("[data-severity]", line)) {
    const n = shown.filter((item) => item.data.severity === cell.dataset.severity).length;
    cell.textContent = n.toLocaleString("en");
    cell.classList.toggle("none", !n);
  }
  find(".kinds", line).textContent = kindsOf(shown) || say("page.nothing");
}

function severe([key, n], at) {
  const mark = Object.assign(document.createElement("span"), { className: "shape", textContent: shapes[key] });
  mark.setAttribute("aria-hidden", "true");
  const count = Object.assign(document.createElement("b"), { className: key });
  count.append(mark, ` ${say(`headline.counted.${key}`, { n })}`);
  return at ? [say("joint.comma"), count] : [count];
}

/** A tick of the map: of the findings that are shown, the most severe one. */
function drawn({ tick, found }) {
  const shown = found.filter((item) => item.shown).sort((one, other) => severities.indexOf(one.data.severity) - severities.indexOf(other.data.severity));
  tick.setAttribute("class", `tick ${shown[0]?.data.severity ?? "off"}`);
  if (!shown.length) return;
  const words = `${shown[0].data.f} ${messageOf(shown[0])}`;
  find("title", tick).textContent = shown.length > 1 ? `${say("map.findings", { n: shown.length })}: ${words}` : words;
  tick.setAttribute("href", `#${shown[0].note?.id ?? shown[0].entry.id}`);
}
