// Two people decided one finding: both wordings, and which one holds.

const clash = document.body.appendChild(stamp("conflict-template"));
let open = null;

function nextConflict() {
  if (open || find("dialog[open]") || !conflicts.length) return;
  open = conflicts.shift();
  const { item, fields, theirs } = open;
  find(".about", clash).textContent = messageOf(item);
  find(".theirs", clash).textContent = decisionLine(theirs);
  find(".yours", clash).textContent = decisionLine({ state: fields.state, who: desk.who, why: fields.reason });
  clash.showModal();
  find(".keep", clash).focus();
}

/** Theirs holds, unless one decides anyway: then that is about what they made of it. */
function solve(anyway) {
  const { item, fields, theirs } = open;
  taken({ changed: [theirs], text_version: seen });
  clash.close();
  if (anyway) decide(item, { ...fields, version: theirs.version });
}

find(".keep", clash).addEventListener("click", () => solve(false));
find(".anyway", clash).addEventListener("click", () => solve(true));
clash.addEventListener("cancel", () => taken({ changed: [open.theirs], text_version: seen }));
clash.addEventListener("close", () => { open = null; nextConflict(); });
