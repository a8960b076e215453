// Keys and buttons that only this page has; it begins to look for what others decide.

Object.assign(acts, { retry });
for (const button of all("[data-state]", tools)) {
  acts[button.dataset.do] = () => set(button.dataset.state);
  bound[find("kbd", button).textContent] = button.dataset.do;
}

/** Other pages of the application lead to a finding by its number, whatever the filters and wherever it is. */
function arrive(hash) {
  const [, number] = /^#finding-(\d+)$/.exec(hash) ?? [];
  const item = byEntry.get(number && document.getElementById(`finding-${number}`)?.closest(".finding"));
  if (item) { show(item, true); texts = false; go(item); return; }
  const page = desk.elsewhere[number];
  if (page) location.replace(`${desk.base}?page=${page}${hash}`);
}

arrive(begun);
addEventListener("hashchange", (event) => arrive(new URL(event.newURL).hash));
setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
addEventListener("beforeunload", (event) => { if (unsaved.size || underway.size) event.preventDefault(); });
