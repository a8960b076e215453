// Decisions: kept in memory and, where the browser can, between visits; exported for the next run.

const shelf = `samesaid:decisions:${pageData.report}`;
let decisions = read(shelf, []);

const documentOf = (item) => pageData.documents[Number(item.data.version)];

function covers(decision, item) {
  if (decision.kind === "rule") return decision.code === item.data.code && decision.document === documentOf(item);
  if (decision.kind !== "renderings") return decision.id === item.data.id;
  return decision.code === item.data.code && decision.source === item.data.source && decision.target === item.data.target;
}

function decided(item, scope, state, who, why) {
  const { code, id, source, target } = item.data;
  const made = { state, who, why, when: new Date().toISOString() };
  if (scope === "rule") return { kind: "rule", code, document: documentOf(item), ...made };
  if (scope === "renderings") return { kind: scope, code, source, target, ...made };
  return { kind: "finding", id, code, text_digest: item.data.text ?? "", message: messageOf(item), ...made };
}

/** The last decision about the finding itself, else about its renderings, else about its rule. */
function decisionOn(item) {
  const about = decisions.filter((one) => covers(one, item));
  for (const kind of ["finding", "renderings", "rule"]) {
    const last = about.findLast((one) => one.kind === kind);
    if (last) return last;
  }
  return null;
}

function settle() {
  let changed = 0;
  for (const item of items) {
    const decision = decisionOn(item);
    if (Boolean(decision) !== Boolean(item.settled)) changed += 1;
    if (decision === item.settled) continue;
    item.settled = decision;
    mark(item);
  }
  keep(shelf, decisions);
  return changed;
}

/** Shows on entry and note what was decided of a finding, and why. */
function mark(item) {
  for (const place of [item.entry, item.note]) {
    if (!place) continue;
    const line = find(":scope > .because", place);
    place.classList.toggle("settled", isClosed(item));
    if (!item.settled) { line?.remove(); continue; }
    const shown = line ?? place.appendChild(Object.assign(document.createElement("p"), { className: "because" }));
    const state = say(`state.${item.settled.state.replaceAll(" ", "-")}`);
    shown.textContent = say("dialog.because", { state, reason: item.settled.why || say("dialog.no-reason") });
  }
}

function decide(item, ...made) {
  const following = neighbour(1) ?? neighbour(-1);
  decisions = [...decisions, decided(item, ...made)];
  const changed = settle();
  apply();
  if (!item.shown && following) go(following.shown ? following : neighbour(1));
  else focus(item);
  status(say("status.decided", { n: changed }));
}

function reopen(gone) {
  decisions = decisions.filter((one) => !gone(one));
  const changed = settle();
  apply();
  status(changed ? say("status.restored", { n: changed }) : say("status.nothing"));
}

/** Whether the key for decisions opens a finding again. */
const reopens = (item) => Boolean(item.settled);

function dismiss(item) {
  if (reopens(item)) { reopen((one) => covers(one, item)); label(); } else ask(item);
}

function undo() {
  const last = decisions.at(-1);
  const item = last && items.find((one) => covers(last, one));
  reopen((one) => one === last);
  if (item?.shown) go(item);
}

function exported() {
  const content = JSON.stringify({ schema: "samesaid-decisions", schema_version: 1, report: pageData.report, decisions }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content + "\n"], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
