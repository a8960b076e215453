// The dialog in which one decides, with reason, scope, assignee and comment.

const dialog = document.body.appendChild(stamp("dialog-template"));
const trouble = find(".problem", dialog);
const named = (name) => find(`[name=${name}]`, dialog);
// What the dialog is about, as it was when it opened: what others decide meanwhile must not be overwritten unseen.
let asking = null;

function dismiss(item) {
  if (mayDecide(item) && !underway.has(item.data.id)) ask(item);
}

function ask(item) {
  const about = knownOf(item);
  const typed = unsaved.get(item.data.id);
  const fields = typed ?? fieldsOf(about, about.state === "open" ? "not an error" : about.state, { reason: about.why });
  const { source, target, code } = item.data;
  const [, pair, rule] = all("input[name=scope]", dialog);
  pair.disabled = !source;
  pair.parentElement.hidden = !source;
  pair.nextElementSibling.textContent = say("dialog.renderings", { source, target });
  rule.nextElementSibling.textContent = say("dialog.rule", { code });
  for (const name of ["state", "scope"]) find(`[name=${name}][value="${fields[name]}"]`, dialog).checked = true;
  for (const name of ["reason", "assignee", "comment"]) named(name).value = fields[name];
  asking = { item, about };
  complain("");
  dialog.showModal();
  named("reason").focus();
}

function complain(words, signedOut = false) {
  find(".words", trouble).textContent = words;
  find(".sign-in", trouble).hidden = !signedOut;
  trouble.hidden = !words;
}

async function agreed() {
  const { item, about } = asking;
  const [state, scope] = ["state", "scope"].map((name) => find(`input[name=${name}]:checked`, dialog).value);
  const [reason, assignee, comment] = ["reason", "assignee", "comment"].map((name) => named(name).value.trim());
  const following = neighbour(1) ?? neighbour(-1);
  const ok = find(".ok", dialog);
  ok.disabled = true;
  const answer = await decide(item, fieldsOf(about, state, { scope, reason, assignee, comment }));
  ok.disabled = false;
  if (asking?.item !== item || !dialog.open) return;
  if (answer.kind === "signed-out" || answer.kind === "refused") {
    complain(troubleOf(answer), answer.kind === "signed-out");
    return;
  }
  dialog.close();
  if (answer.kind !== "done" || !isClosed(item) || !following) { focus(item); return; }
  go(following.shown ? following : neighbour(1));
  refresh();
  status(say("status.decided", { n: answer.changed.length }));
}

dialog.addEventListener("close", () => { asking = null; nextConflict(); });
find(".ok", dialog).addEventListener("click", agreed);
find(".cancel", dialog).addEventListener("click", () => dialog.close());
dialog.addEventListener("keydown", (event) => {
  const decides = event.target.matches("input") || (event.target.matches("textarea") && (event.ctrlKey || event.metaKey));
  if (event.key === "Enter" && !event.isComposing && decides) { event.preventDefault(); if (!find(".ok", dialog).disabled) agreed(); }
});
