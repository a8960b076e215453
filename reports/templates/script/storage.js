// What the browser remembers between visits.

/** What the browser has stored; for pages from a disk it may store nothing. */
function read(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; }
}

function keep(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* kept in memory until the page is closed */ }
}
