// Filters with live counts, and the address that keeps them.

const bar = stamp("bar-template");
document.querySelector("main").before(bar);
const search = find(".search", bar);
const groups = all("[data-filter]", bar).map((element) => ({
  element, name: element.dataset.filter, buttons: all(".choice", element), chosen: new Set(),
}));
const defaults = { state: ["ask", "open", "will fix"] };

// A finding that stays in view whatever the filters.
let held = null;

const valueOf = (item, group) => (group.name === "state" ? stateOf(item) : item.data[group.name]);

function textOf(item) {
  item.words ??= `${item.data.code} ${item.entry.textContent}`.toLocaleLowerCase();
  return item.words;
}

/** The groups that exclude an item: with none it is shown, with one it is counted under that group's choices. */
function excludedBy(item, query) {
  if (query && !textOf(item).includes(query)) return null;
  return groups.filter((group) => group.chosen.size && !group.chosen.has(valueOf(item, group)));
}

function apply() {
  const query = search.value.trim().toLocaleLowerCase();
  const counts = new Map(groups.map((group) => [group, new Map()]));
  for (const item of items) {
    const against = excludedBy(item, query);
    show(item, item === held || against?.length === 0);
    if (!against || against.length > 1) continue;
    for (const group of against.length ? against : groups) {
      const value = valueOf(item, group);
      counts.get(group).set(value, (counts.get(group).get(value) ?? 0) + 1);
    }
  }
  report(counts);
  summed();
  status("");
  write();
}

function show(item, shown) {
  if (item.shown === shown) return;
  item.shown = shown;
  item.entry.hidden = !shown;
  if (item.note) item.note.hidden = !shown;
  for (const one of marksOf(item)) one.classList.toggle("off", !shown);
}

function report(counts) {
  for (const group of groups) {
    for (const button of group.buttons) {
      find(".count", button).textContent = (counts.get(group).get(button.dataset.key) ?? 0).toLocaleString("en");
      button.setAttribute("aria-pressed", String(group.chosen.has(button.dataset.key)));
    }
  }
  const shown = alarms.filter((item) => item.shown).length;
  const information = items.filter((item) => item.shown).length - shown;
  find(".shown", bar).textContent = !shown && information ? say("bar.information", { n: information }) : say("bar.shown", { shown, all: alarms.length });
  find(".clear", bar).hidden = address().size === 0;
  const settled = decisions.length;
  const button = find(".export", bar);
  button.hidden = !settled;
  button.textContent = say("bar.export", { n: settled });
}

function choose(group, key) {
  if (!group.chosen.delete(key)) group.chosen.add(key);
  apply();
}

function clear() {
  for (const group of groups) group.chosen = new Set(defaults[group.name] ?? []);
  search.value = "";
  apply();
}

/** The filters as parameters of the address, without those at their default. */
function address() {
  const state = new URLSearchParams();
  for (const group of groups) {
    const value = [...group.chosen].sort().join(",");
    if (value !== (defaults[group.name] ?? []).join(",")) state.set(group.name, value || "all");
  }
  if (search.value) state.set("q", search.value);
  return state;
}

function write() {
  const state = address();
  if (here) state.set("at", here.id);
  const hash = state.size ? `#?${state}` : "#";
  if (hash === (location.hash || "#")) return;
  try { history.replaceState(null, "", hash); } catch { location.replace(hash); }
}

function readAddress() {
  const hash = decodeURIComponent(location.hash);
  const state = new URLSearchParams(hash.startsWith("#?") ? location.hash.slice(2) : "");
  for (const group of groups) {
    const value = state.get(group.name) ?? (defaults[group.name] ?? []).join(",");
    group.chosen = new Set(value === "all" ? [] : value.split(",").filter(Boolean));
  }
  search.value = state.get("q") ?? "";
  const target = document.getElementById(state.get("at") ?? hash.slice(1));
  apply();
  if (target) reach(target);
}
