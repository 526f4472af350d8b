// What is wider than the screen, such as a table on a phone, is scrolled by the keyboard too; the theme makes the boxes when it likes.
const reach = () => document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => { box.tabIndex = 0; });
reach();
new MutationObserver(reach).observe(document.body, { childList: true, subtree: true });

// A button that copies is no place to go to: without this, each would be a landmark of the page.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-code__nav")) box.setAttribute("role", "presentation");
});
