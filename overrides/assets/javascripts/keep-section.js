// The language switch, and links to another version of the same page, keep the section: ids are the same everywhere.
const links = document.querySelectorAll(".languages a, a[data-keeps-section]")
const follow = () => links.forEach(link => { link.hash = location.hash })
addEventListener("hashchange", follow)
follow()
