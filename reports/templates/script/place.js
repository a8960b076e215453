// The current finding, in the list or in the text.

const tools = stamp("tools-template");
let current = null;
let texts = false;
let here = null;
let opened = null;

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
  const alarm = item.data.f !== "0";
  status(alarm ? say("status.at", { n: item.data.f, all: pageData.total }) : say("status.information"));
}

/** Makes a finding the current one, in the list or in the text. */
function focus(item) {
  leave();
  current = item;
  const place = placeOf(item);
  here = place;
  const card = place.querySelector("details");
  if (card && !card.open) opened = card;
  for (let fold = card ?? place.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (!fold.open) fold.open = true;
  }
  place.classList.add("current");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  (place.querySelector(".card") ?? place).append(tools);
  label();
  light(item);
  write();
}

/** A card that walking opened closes when the walk goes on. */
function leave() {
  if (!current) return;
  if (opened) opened.open = false;
  opened = null;
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
    button.firstChild.data = `${say(reopens(current) ? "bar.restore" : "bar.dismiss")} `;
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
  lit = item ? [...marksOf(item), item.note, ...ticks.filter((one) => one.found.includes(item)).map((one) => one.tick)].filter(Boolean) : [];
  for (const one of lit) one.classList.add("lit");
  join(line ? item : null);
}

/** A thin line from mark to mark to note, where they are side by side. */
function join(item) {
  thread?.setAttribute("d", item?.note ? lineThrough(item) : "");
}

/** It runs below a line of text and from column to column between them; past a column without a mark above its text. */
function lineThrough(item) {
  const origin = thread.ownerSVGElement.getBoundingClientRect();
  const row = item.note.closest("tr");
  const columns = [...row.cells].filter((cell) => cell !== item.note.closest("td"));
  const marks = marksOf(item).filter((one) => one.matches("mark") && one.closest("tr") === row);
  const stops = columns.map((cell) => ({ cell, mark: marks.find((one) => one.closest("td") === cell) })).filter(({ mark }) => mark);
  const note = item.note.getBoundingClientRect();
  const end = textEnd(columns.at(-1));
  if (!stops.length || !note.width || note.left < end) return "";
  const points = [];
  let last = columns.indexOf(stops[0].cell) - 1;
  for (const { cell, mark } of stops) {
    const { left, y } = below(mark);
    const column = columns.indexOf(cell);
    points.push(...passed(columns, last, column), [points.length ? textEnd(columns[column - 1]) : left, y], [textEnd(cell), y]);
    last = column;
  }
  points.push(...passed(columns, last, columns.length), [end, note.top + 10], [note.left - 4, note.top + 10]);
  return points.map(([x, y], at) => `${at ? "L" : "M"}${(x - origin.left).toFixed(1)} ${(y - origin.top).toFixed(1)}`).join("");
}

/** The way above the texts of the columns between two others; none where they are neighbours. */
function passed(columns, from, to) {
  if (to - from < 2) return [];
  const y = columns[from].getBoundingClientRect().top + 3;
  return [[textEnd(columns[from]), y], [textEnd(columns[to - 1]), y]];
}

/** Where a mark begins and ends, and the middle of the space below its last line. */
function below(mark) {
  const box = [...mark.getClientRects()].at(-1);
  const height = parseFloat(getComputedStyle(mark).lineHeight) || box.height;
  return { left: box.left, y: (box.top + box.bottom + height) / 2 };
}

/** The middle of the space behind the text of a cell. */
function textEnd(cell) {
  const box = cell.getBoundingClientRect();
  return box.right - parseFloat(getComputedStyle(cell).paddingRight) / 2;
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
