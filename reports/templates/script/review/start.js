// Keys and buttons that only this page has; it begins to look for what others decide.

Object.assign(acts, { retry });
for (const button of all("[data-state]", tools)) {
  acts[button.dataset.do] = () => set(button.dataset.state);
  bound[find("kbd", button).textContent] = button.dataset.do;
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
addEventListener("beforeunload", (event) => { if (unsaved.size || underway.size) event.preventDefault(); });
