// What is decided goes to the server, and what others decide comes from it.

const EVERY = 20_000;
const problem = find(".bar .problem");
const conflicts = [];
let looking = false;

/** Sends fields and returns how it ended: done, conflict, refused, signed-out or lost. */
async function post(path, fields) {
  const headers = { Accept: "application/json", "X-CSRF-Token": desk.csrf };
  const body = new URLSearchParams({ csrf: desk.csrf, ...fields });
  return asked(path, { method: "POST", headers, body });
}

async function asked(path, how) {
  try {
    // A redirect leads to the page to sign in.
    const response = await fetch(desk.base + path, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...how });
    if (response.type === "opaqueredirect" || response.status === 401) return { kind: "signed-out" };
    if (response.status === 403) return { kind: "signed-out", ...(await detailOf(response)) };
    const content = await response.json();
    if (response.ok) return { kind: "done", ...content };
    if (response.status === 409 && content.conflict) return { kind: "conflict", ...content.conflict };
    if (response.status < 500 && content.detail) return { kind: "refused", detail: inWordsOf(content.detail) };
  } catch { /* no answer, or none that is JSON */ }
  return { kind: "lost" };
}

async function detailOf(response) {
  const { detail } = await response.json().catch(() => ({}));
  return detail ? { detail: inWordsOf(detail) } : {};
}

const inWordsOf = (detail) => (Array.isArray(detail) ? detail.map((one) => one.msg ?? String(one)).join("; ") : String(detail));

/** What is posted of a finding that was seen in this version. */
function fieldsOf(about, state, more = {}) {
  const { number, version, assignee } = about;
  return { finding: number, version, state, scope: "finding", reason: "", assignee, comment: "", ...more };
}

/** Sends a decision; what the server does not take stays on the page. */
async function decide(item, fields) {
  const id = item.data.id;
  if (underway.has(id)) return { kind: "underway" };
  underway.set(id, fields);
  unsaved.delete(id);
  remark(id);
  const answer = await post("/decisions", fields);
  underway.delete(id);
  if (["lost", "signed-out"].includes(answer.kind)) unsaved.set(id, fields);
  remark(id);
  if (answer.kind === "done") taken(answer, say("status.decided", { n: answer.changed.length }));
  if (answer.kind === "conflict") { conflicts.push({ item, fields, theirs: answer.theirs }); nextConflict(); }
  said(answer);
  return answer;
}

function remark(id) {
  for (const item of itemsById.get(id) ?? []) mark(item);
}

/** Takes over an answer. Where others changed something meanwhile, it is fetched before their changes count as seen. */
function taken({ changed, text_version: version }, words) {
  accept(changed);
  refresh();
  if (words) status(words);
  if (version <= seen + 1) saw(version); else look();
}

function saw(version) {
  seen = Math.max(seen, version);
  const field = find(".sign-off [name=text_version]");
  if (field) field.value = String(seen);
}

/** Filters and counts anew. The current finding stays where it is, whatever was decided of it. */
function refresh() {
  held = current;
  apply();
  held = null;
  if (current) label();
}

/** What went wrong, in words; the server may say more of a refusal than that one is signed out. */
function troubleOf({ kind, detail }) {
  if (kind === "lost") return say("review.page.lost");
  if (detail) return say("review.page.refused", { detail });
  return kind === "signed-out" ? say("review.page.signed-out") : "";
}

/** Shows in the bar what went wrong; nothing once all is well. */
function said(answer) {
  const count = unsaved.size;
  const waiting = count ? say("review.page.not-saved", { n: count }) : "";
  const words = [troubleOf(answer), waiting].filter(Boolean).join(say("joint.space"));
  find(".words", problem).textContent = words;
  find(".sign-in", problem).hidden = answer.kind !== "signed-out";
  find("[data-do=retry]", problem).hidden = !count;
  problem.hidden = !words;
  measure();
}

async function retry() {
  for (const [id, fields] of [...unsaved]) {
    const answer = await decide(itemsById.get(id)[0], fields);
    if (["lost", "signed-out"].includes(answer.kind)) break;
  }
}

/** One key: decides at once and goes to the next finding. */
function set(state) {
  const item = current?.shown ? current : null;
  if (!item) { go(neighbour(1)); return; }
  if (!mayDecide(item) || underway.has(item.data.id)) return;
  const following = neighbour(1);
  decide(item, fieldsOf(knownOf(item), state));
  if (following) go(following);
}

async function undo() {
  if (!desk.decides) return;
  const answer = await post("/undo", {});
  said(answer);
  if (answer.kind !== "done") return;
  taken(answer);
  const item = answer.changed.flatMap((one) => itemsById.get(one.id) ?? []).find((one) => one.shown);
  if (item) go(item);
  status(answer.changed.length ? say("review.page.undone", { n: answer.changed.length }) : say("status.nothing"));
}

/** What others decided since; it is shown without moving the reader. */
async function look() {
  if (looking || document.visibilityState !== "visible") return;
  looking = true;
  const answer = await asked(`/changes?since=${seen}`, { headers: { Accept: "application/json" } });
  looking = false;
  if (answer.kind === "signed-out") said(answer);
  if (answer.kind !== "done") return;
  desk.csrf = answer.csrf ?? desk.csrf;
  const news = accept(answer.changed);
  saw(answer.text_version);
  if (!news.length) return;
  refresh();
  const people = [...new Set(news.map((one) => one.who))].filter(Boolean);
  status(say("review.page.others", { who: people.join(say("joint.comma")), n: news.length }));
}
