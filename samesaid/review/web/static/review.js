"use strict";
// htmx replaced a part of the page: its focus goes where the new part says.
document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.target.querySelector?.("[autofocus]");
  if (target) target.focus();
});
