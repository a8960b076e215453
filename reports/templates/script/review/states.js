// What is decided of each finding. It comes with the page, from answers, and from what others did meanwhile.

const desk = pageData.review;
const known = new Map(Object.entries(desk.states));
const itemsById = new Map();
for (const item of items) itemsById.set(item.data.id, [...(itemsById.get(item.data.id) ?? []), item]);
// Decisions that the server does not have yet, by finding; those on their way, and how the last try ended.
const unsaved = new Map();
const underway = new Map();
// There is nothing to export: the application keeps what is decided.
const decisions = [];
const reopens = () => false;
let seen = desk.textVersion;
// The address as it was opened: filters write into it.
const begun = location.hash;

// The dialog has the same fields.
for (const form of all(".without-script")) form.remove();

const knownOf = (item) => known.get(item.data.id);
const mayDecide = (item) => desk.decides && Boolean(item && knownOf(item));
const stateWord = (state) => say(`state.${state.replaceAll(" ", "-")}`);

function settle() {
  for (const item of items) {
    item.settled = knownOf(item) ?? null;
    mark(item);
  }
}

/** Takes over what the server says; returns what is new of it. */
function accept(changed) {
  const news = changed.filter((one) => !(known.get(one.id)?.version >= one.version));
  for (const one of news) {
    known.set(one.id, { ...known.get(one.id), ...one });
    for (const item of itemsById.get(one.id) ?? []) {
      item.settled = known.get(one.id);
      mark(item);
    }
  }
  return news;
}

/** Shows on entry and note what is known of a finding. */
function mark(item) {
  const id = item.data.id;
  const words = lineOf(item);
  for (const place of [item.entry, item.note]) {
    if (!place) continue;
    let line = find(":scope > .because", place);
    place.classList.toggle("settled", isClosed(item));
    if (!words) { line?.remove(); continue; }
    line ??= place.appendChild(Object.assign(document.createElement("p"), { className: "because" }));
    line.textContent = words;
    line.classList.toggle("unsaved", unsaved.has(id));
    if (unsaved.has(id)) line.append(" ", retryButton());
  }
}

function retryButton() {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("review.page.retry") });
  button.dataset.do = "retry";
  return button;
}

/** "ask (Mei, 2026-11-29 14:05 UTC): by which count? · for Li · 2 comments"; the same as the server writes. */
function lineOf(item) {
  const id = item.data.id;
  if (underway.has(id)) return say("review.page.saving", { state: stateWord(underway.get(id).state) });
  if (unsaved.has(id)) return say("review.page.unsaved", { state: stateWord(unsaved.get(id).state) });
  const about = item.settled;
  if (!about) return "";
  const parts = [];
  if (about.who || about.why || about.state !== "open") parts.push(decisionLine(about));
  if (about.lapsed) parts.push(about.lapsed);
  if (about.assignee) parts.push(say("review.page.assigned", { who: about.assignee }));
  if (about.comments) parts.push(say("review.page.comments", { n: about.comments }));
  return parts.join(" · ");
}

function decisionLine({ state, who, when, why }) {
  const by = [who, timeOf(when)].filter(Boolean).join(say("joint.comma"));
  const key = why ? (by ? "decided.by-why" : "decided.why") : by ? "decided.by" : "decided.plain";
  return say(key, { state: stateWord(state), by, why });
}

function timeOf(when = "") {
  const minutes = when.slice(0, 16).replace("T", " ");
  return when.length > 16 && /(Z|\+00:00)$/.test(when) ? say("review.page.time", { time: minutes }) : minutes;
}
