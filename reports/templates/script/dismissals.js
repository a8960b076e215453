// Dismissals: kept in memory and, where the browser can, between visits; exported for the next run.

const shelf = `samesaid:${pageData.report}`;
let decisions = read(shelf, []);

/** What the browser has stored; for pages from a disk it may store nothing. */
function read(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
}

function keep(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* kept in memory until the page is closed */ }
}

const documentOf = (item) => pageData.documents[Number(item.data.version)];

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

/** Shows on entry and note that a finding is dismissed, and why. */
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
  status(say("status.dismissed", { n: changed }));
}

function reopen(gone) {
  decisions = decisions.filter((one) => !gone(one));
  const changed = settle();
  apply();
  status(changed ? say("status.restored", { n: changed }) : say("status.nothing"));
}

function undo() {
  const last = decisions.at(-1);
  const item = last && items.find((one) => covers(last, one));
  reopen((one) => one === last);
  if (item?.shown) go(item);
}

function exported() {
  const content = JSON.stringify({ report: pageData.report, dismissed: decisions }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content + "\n"], { type: "application/json" }));
  link.download = "dismissed.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
