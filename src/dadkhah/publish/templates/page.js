"use strict";
// The page is complete without this. After a jump to a footnote, the way back to the same place stands out among its back links.
document.addEventListener("click", (event) => {
  const note = event.target instanceof Element ? event.target.closest("a.note") : null;
  if (!note) return;
  for (const old of document.querySelectorAll(".back a.from")) old.classList.remove("from");
  const way = document.querySelector(`.back a[href="#${CSS.escape(note.id)}"]`);
  if (way) way.classList.add("from");
});
