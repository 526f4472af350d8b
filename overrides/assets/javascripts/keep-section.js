// The language switch keeps the section: ids are the same in every language.
const links = document.querySelectorAll(".languages a")
const follow = () => links.forEach(link => { link.hash = location.hash })
addEventListener("hashchange", follow)
follow()
