// What is wider than the screen, such as a table on a phone, is scrolled by the keyboard too.
const reach = () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  }
};
addEventListener("load", reach);
addEventListener("resize", reach);

// A button that copies is no place to go to: without this, each would be a landmark of the page.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-code__nav")) box.setAttribute("role", "presentation");
});
