// Actions on a finding: more context, a copy.

const around = (item) => all(".context", item.entry);

/** Two rows before and after the quoted words, from the texts below. */
function context(item) {
  const there = around(item);
  for (const one of there) one.remove();
  const row = item.note?.closest("tr");
  if (!there.length && row) {
    const rows = all("tr.row:not(.stub)");
    const at = rows.indexOf(row);
    for (const figure of all("figure[data-text]", item.entry)) {
      const column = pageData.columns.indexOf(Number(figure.dataset.text));
      find("figcaption", figure).after(...passages(rows.slice(Math.max(0, at - 2), at), column));
      figure.append(...passages(rows.slice(at + 1, at + 3), column));
    }
  }
  label();
}

function passages(rows, column) {
  return rows.map((row) => row.cells[column]).filter((cell) => cell?.matches(".text")).map((cell) => {
    const text = document.createElement("p");
    text.className = "context";
    text.lang = cell.lang;
    text.dir = "auto";
    text.textContent = wordsIn(cell);
    return text;
  });
}

function wordsIn(cell) {
  const copy = cell.cloneNode(true);
  for (const one of all(".leads, .par", copy)) one.remove();
  return copy.textContent.trim();
}

function asText(item) {
  const entry = item.entry;
  const head = find(".kicker", entry)?.textContent.replace(/\s+/g, " ").trim() ?? item.data.code;
  const quotes = all("figure", entry).map((figure) => {
    const words = all("blockquote, .gap", figure).map((one) => one.textContent.trim()).join(" ");
    return `${find("figcaption", figure).textContent.replace(/\s+/g, " ").trim()}: ${words}`;
  });
  const reasons = all(".reasons > div", entry).map((line) => all("dt, dd", line).map((one) => one.textContent.trim()).join(": "));
  return [head, messageOf(item), ...quotes, ...reasons, item.data.id].join("\n");
}

async function copy(item) {
  const text = asText(item);
  let done = false;
  try { await navigator.clipboard.writeText(text); done = true; } catch { done = copyWithoutClipboard(text); }
  status(say(done ? "status.copied" : "status.not-copied"));
}

/** For pages from a server without encryption, where browsers have no clipboard. */
function copyWithoutClipboard(text) {
  const area = document.body.appendChild(document.createElement("textarea"));
  area.value = text;
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
