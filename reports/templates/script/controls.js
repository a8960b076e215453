// Buttons, keys and links; the page starts here.

let keys = read("samesaid:keys", true);

function fold(name) {
  const button = find(`.line [data-do=${name}]`, bar);
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  if (name === "help") panel.hidden = !open; else panel.classList.toggle("open", open);
  measure();
}

const acts = {
  next: () => go(neighbour(1)),
  previous: () => go(neighbour(-1)),
  dismiss: () => {
    const item = current?.shown ? current : null;
    if (!item) go(neighbour(1)); else dismiss(item);
  },
  undo,
  copy: () => current && copy(current),
  context: () => current && context(current),
  text: () => { if (current?.note) { const item = current; texts = !texts; go(item); } },
  clear,
  export: () => exported(),
  help: () => fold("help"),
  filters: () => fold("filters"),
  keys: () => { keys = !keys; keep("samesaid:keys", keys); find(".switch", bar).setAttribute("aria-pressed", String(keys)); },
};
const bound = { j: "next", k: "previous", x: "dismiss", u: "undo", t: "text", c: "copy", m: "context", "?": "help" };

function pressed(event) {
  if (event.key === "Escape" && event.target === search) { search.value = ""; apply(); search.blur(); return; }
  const asking = Boolean(find("dialog[open]"));
  if (event.key === "Escape" && !asking) { closed(); return; }
  if (!keys || asking || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
  if (event.key === "/") { event.preventDefault(); search.focus(); return; }
  const act = acts[bound[event.key]];
  if (act) { event.preventDefault(); act(); }
}

/** Escape closes what is open: help, filters, else the card of the current finding. */
function closed() {
  const open = ["help", "filters"].filter((name) => find(`.line [data-do=${name}]`, bar).getAttribute("aria-expanded") === "true");
  if (open.length) { for (const name of open) fold(name); return; }
  if (!current) return;
  const { entry } = current;
  const card = find("details", entry);
  leave();
  current = null;
  if (card) card.open = false;
  find("summary", entry)?.focus({ preventScroll: true });
}

function clicked(event) {
  const button = event.target.closest("[data-do]");
  if (button) { acts[button.dataset.do](); return; }
  const choice = event.target.closest(".choice");
  if (choice) { choose(groups.find((group) => group.buttons.includes(choice)), choice.dataset.key); return; }
  const link = event.target.closest("a[href]");
  if (link) { followed(event, link); return; }
  const place = event.target.closest(".finding, .note");
  const item = byEntry.get(place) ?? byNote.get(place);
  if (!item || getSelection().toString()) return;
  if (event.target.closest("summary")) { toggled(event, item); return; }
  if (item !== current) { texts = byNote.has(place); focus(item); }
}

/** A click on a line opens its card and makes the finding the current one; another click closes it. */
function toggled(event, item) {
  event.preventDefault();
  if (item === current && find("details", item.entry).open) { closed(); return; }
  texts = false;
  focus(item);
  opened = null;
}

function followed(event, link) {
  const address = new URL(link.href?.baseVal ?? link.href, location.href);
  if (address.pathname !== location.pathname || address.search !== location.search || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  if (target) { event.preventDefault(); reach(target); }
}

function lightUnder(event) {
  const place = event.target.closest?.(".rows [data-f], .finding");
  const item = byNumber.get(place?.dataset.f) ?? current;
  if (item !== lightOn) light(item, item === current ? texts : Boolean(place?.closest(".rows")));
}

/** Targets of links must not be hidden by the bar. A custom property on the root would restyle the whole page. */
function measure() {
  const height = bar.offsetHeight;
  document.documentElement.style.scrollPaddingTop = `${height + 16}px`;
  find(".minimap")?.style.setProperty("--bar", `${height}px`);
}

document.addEventListener("keydown", pressed);
document.addEventListener("click", clicked);
document.addEventListener("focusin", lightUnder);
document.addEventListener("mouseover", lightUnder);
search.addEventListener("input", apply);
addEventListener("hashchange", readAddress);
addEventListener("resize", () => light(current));
find(".switch", bar).setAttribute("aria-pressed", String(keys));
settle();
new ResizeObserver(measure).observe(bar);
readAddress();
