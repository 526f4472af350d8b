// Searches the notice in the language of the page, in the reader's browser: no word of it leaves the computer.
import { finder } from "./finding.js"

const AROUND = 12
const NOT_A_WORD = /[^\p{L}\p{N}]+/u
let dialog

export const open = async address => {
  dialog ??= make(new URL(address, location.href))
  const made = await dialog
  if (!made.open) made.showModal()
}

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const styled = () => new Promise(resolve => {
  const href = new URL("../stylesheets/search.css", import.meta.url)
  document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }))
})

// A few words around the best match, each match marked without the signs around it.
const excerpt = (text, likeness) => {
  const words = text.split(/\s+/)
  const likenesses = words.map(likeness)
  const best = Math.max(...likenesses)
  const start = Math.max(0, likenesses.indexOf(best || -1) - AROUND)
  const shown = words.slice(start, start + 3 * AROUND).flatMap((word, place) => {
    if (!best || likenesses[start + place] < best / 2) return [word, " "]
    const [, before, told, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word)
    return [before, element("mark", { textContent: told }), after, " "]
  })
  return element("p", {}, start ? "… " : "", ...shown, start + 3 * AROUND < words.length ? "…" : "")
}

const make = async address => {
  const [{ default: data, stem }] = await Promise.all([import(address), styled()])
  const { pages, sections, labels, ways } = data
  const find = finder({ ...data, stem })
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search" })
  const close = element("button", { type: "button", textContent: labels.search_close })
  const status = element("p")
  const results = element("ol")
  status.setAttribute("role", "status")
  const form = element("form", {}, element("label", {}, element("span", { textContent: labels.search }), field), close)
  form.setAttribute("role", "search")
  const made = element("dialog", { className: "search-dialog", ariaLabel: labels.search }, form, status, results)

  const link = (href, title) => element("a", { href: new URL(href, address), onclick: () => made.close() }, title)
  const result = (id, likeness) => {
    const [number, section, title, text] = sections[id]
    const [path, page] = pages[number]
    const shown = link(`${path}#${section}`, element("strong", { textContent: title }))
    return element("li", {}, shown, element("span", { textContent: page }), excerpt(text, likeness))
  }
  const elsewhere = () => ways.map(([href, title]) => element("li", { className: "way" }, link(href, title)))
  const answer = () => {
    const words = field.value.trim()
    const { found, likeness } = words ? find(words) : { found: [] }
    results.replaceChildren(...found.map(id => result(id, likeness)), ...(words && !found.length ? elsewhere() : []))
    status.textContent = !words ? "" : found.length ? labels.search_found.replace("{n}", found.length) : labels.search_nothing
  }
  let waiting
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(answer, 150) })
  form.addEventListener("submit", event => { event.preventDefault(); answer(); results.querySelector("a")?.focus() })

  // The arrows lead from the field through the results and back.
  made.addEventListener("keydown", event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [field, ...results.querySelectorAll("a")]
    const at = stops.indexOf(document.activeElement)
    if (!by || at < 0) return
    event.preventDefault()
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus()
  })
  close.addEventListener("click", () => made.close())
  document.body.append(made)
  return made
}
