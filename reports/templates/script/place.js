// The current finding, in the list or in the text.

const tools = stamp("tools-template");
let current = null;
let texts = false;
let here = null;

const placeOf = (item) => (texts && item.note ? item.note : item.entry);
const messageOf = (item) => find(".message", item.entry).textContent.trim();

/** The next finding that is shown, in the order of the list or of the text. */
function neighbour(step) {
  const order = texts ? inText : items;
  let at = current ? order.indexOf(current) : step > 0 ? -1 : order.length;
  do at += step; while (order[at] && !order[at].shown);
  return order[at] ?? null;
}

function go(item) {
  if (!item) return;
  focus(item);
  placeOf(item).scrollIntoView({ block: "center" });
  const order = (texts ? inText : items).filter((one) => one.shown);
  status(say("status.at", { n: order.indexOf(item) + 1, all: order.length }));
}

/** Makes a finding the current one, in the list or in the text. */
function focus(item) {
  leave();
  current = item;
  const place = placeOf(item);
  here = place;
  for (let fold = place.querySelector("details") ?? place.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (!fold.open) fold.open = true;
  }
  place.classList.add("current");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  (place.querySelector("details") ?? place).append(tools);
  label();
  light(item);
  write();
}

function leave() {
  if (!current) return;
  for (const place of [current.entry, current.note]) place?.classList.remove("current");
  tools.remove();
  light(null);
}

function label() {
  find("[data-do=text]", tools).firstChild.data = `${say(texts && current.note ? "bar.list" : "bar.text")} `;
  find("[data-do=text]", tools).hidden = !current.note;
  find("[data-do=context]", tools).hidden = texts || !current.note || !find("figure", current.entry);
  find("[data-do=context]", tools).firstChild.data = `${say(around(current).length ? "bar.context-less" : "bar.context")} `;
  for (const button of all("[data-do=dismiss]")) {
    button.firstChild.data = `${say(current.settled ? "bar.restore" : "bar.dismiss")} `;
  }
}

const thread = threaded();

/** The drawing over the texts that has the line. */
function threaded() {
  const sheet = find(".sheet");
  if (!sheet) return null;
  const space = "http://www.w3.org/2000/svg";
  const picture = sheet.appendChild(document.createElementNS(space, "svg"));
  picture.setAttribute("class", "thread");
  picture.setAttribute("aria-hidden", "true");
  return picture.appendChild(document.createElementNS(space, "path"));
}

/** Lights up the marks and the note of a finding. */
let lit = [];
let lightOn = null;
function light(item, line = texts) {
  lightOn = item;
  for (const one of lit) one.classList.remove("lit");
  lit = item ? [...marksOf(item), item.note].filter(Boolean) : [];
  for (const one of lit) one.classList.add("lit");
  join(line ? item : null);
}

/** A thin line from mark to mark to note, where they are side by side. */
function join(item) {
  thread?.setAttribute("d", item?.note ? lineThrough(item) : "");
}

function lineThrough(item) {
  const origin = thread.ownerSVGElement.getBoundingClientRect();
  const row = item.note.closest("tr");
  const beside = marksOf(item).filter((one) => one.matches("mark") && one.closest("tr") === row);
  const cells = new Map(beside.map((one) => [one.closest("td"), one]).reverse());
  const places = [...cells.values(), item.note].map((one) => one.getClientRects()[0]).filter(Boolean);
  const [note, marks] = [places.at(-1), places.slice(0, -1).sort((one, other) => one.left - other.left)];
  if (!marks.length || note.left < marks.at(-1).right) return "";
  const points = [...marks, note].map((box, at, all) => {
    const y = (at === all.length - 1 ? box.top + 10 : box.bottom + 2) - origin.top;
    return at === all.length - 1 ? [[box.left - origin.left - 4, y]] : [[box.left - origin.left, y], [box.right - origin.left, y]];
  }).flat();
  return points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** Goes to the target of an address: a finding, its note, a row, a section. */
function reach(target) {
  const item = byEntry.get(target) ?? byNote.get(target);
  if (item && item.shown) {
    texts = byNote.has(target);
    go(item);
    return;
  }
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  for (const one of all(".here")) one.classList.remove("here");
  target.classList.add("here");
  here = target;
  target.scrollIntoView({ block: target.matches("tr, dt") ? "center" : "start" });
  write();
}

function status(text) {
  find(".status", bar).textContent = text;
}
