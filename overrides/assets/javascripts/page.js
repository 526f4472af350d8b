// The page follows its reader: the language switch and links to other versions keep the section (ids are the same
// everywhere), the contents show what is being read, the sign after a heading copies its address, and the search is
// loaded when it is first asked for.
const keeping = document.querySelectorAll(".languages a, a[data-keeps-section]")
const keep = () => keeping.forEach(link => { link.hash = location.hash })
addEventListener("hashchange", keep)
keep()

const headings = [...document.querySelectorAll(".notice :is(h2, h3, h4)[id]")]
const contents = document.querySelector(".contents")
const entries = new Map([...document.querySelectorAll(".contents a")].map(link => [link.hash.slice(1), link]))

// What is read stands in the upper third of the window; the end of the page is read where it cannot come so high.
const follow = () => {
  const below = document.documentElement.scrollHeight - scrollY - innerHeight
  const reach = Math.min(scrollY, Math.max(innerHeight / 3, innerHeight - below))
  const read = headings.filter(heading => entries.has(heading.id) && heading.offsetParent && heading.getBoundingClientRect().top < reach).at(-1)
  entries.forEach((link, id) => id === read?.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"))
  const title = entries.get(read?.id)?.textContent ?? ""
  for (const part of [contents, contents.querySelector("summary")]) part.dataset.here = title
}

if (contents) {
  let waiting = false
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(() => { waiting = false; follow() })
    waiting = true
  }, { passive: true })
  contents.addEventListener("click", event => {
    if (event.target.closest("a")) contents.querySelector("details").open = false
  })
  follow()
}

const status = document.querySelector(".copied")
const sign = Object.assign(document.createElement("span"), { className: "sign", textContent: "#" })
sign.setAttribute("aria-hidden", "true")
for (const link of document.querySelectorAll(":is(h2, h3, h4)[id] > a")) {
  if (navigator.clipboard) link.append(sign.cloneNode(true))
}
document.addEventListener("click", async event => {
  if (!event.target.matches(".sign")) return
  await navigator.clipboard.writeText(event.target.parentElement.href)
  status.textContent = status.dataset.copied
  setTimeout(() => status.replaceChildren(), 3000)
})

document.querySelector(".search")?.addEventListener("click", async ({ currentTarget }) => {
  const { open } = await import("./search.js")
  open(currentTarget.dataset.index)
})
