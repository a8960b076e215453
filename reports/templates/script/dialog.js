// The dialog in which one decides.

const dialog = document.body.appendChild(stamp("dialog-template"));
const reason = find(".reason", dialog);
const who = find(".who", dialog);
who.value = read("samesaid:who", "");

function ask(item) {
  const [own, pair, rule] = all("input[name=scope]", dialog);
  const { source, target, code } = item.data;
  pair.disabled = !source;
  pair.parentElement.hidden = !source;
  pair.nextElementSibling.textContent = say("dialog.renderings", { source, target });
  rule.nextElementSibling.textContent = say("dialog.rule", { code });
  own.checked = true;
  find("input[name=state]", dialog).checked = true;
  reason.value = "";
  dialog.showModal();
  reason.focus();
}

function agreed() {
  const [state, scope] = ["state", "scope"].map((name) => find(`input[name=${name}]:checked`, dialog).value);
  keep("samesaid:who", who.value.trim());
  dialog.close();
  decide(current, scope, state, who.value.trim(), reason.value.trim());
}

find(".ok", dialog).addEventListener("click", agreed);
find(".cancel", dialog).addEventListener("click", () => dialog.close());
dialog.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing && event.target.matches("input")) { event.preventDefault(); agreed(); }
});
