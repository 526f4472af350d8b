// Searches the notice in the language of the page, in the reader's browser: no word of it leaves the computer.
import MiniSearch from "./vendor/minisearch.js"

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

// Words are compared by their stems. The parts of long words are a field of their own, for languages that join words.
const indexed = (sections, stem) => {
  const stems = word => stem(word.toLowerCase())
  const parts = word => Array.from(word).slice(3, -3).map((_, start) => word.slice(start + 3))
  const index = new MiniSearch({
    fields: ["title", "text", "parts"],
    extractField: (entry, field) => field === "parts" ? `${entry.title} ${entry.text}` : entry[field],
    tokenize: text => text.split(NOT_A_WORD).filter(Boolean),
    processTerm: (word, field) => field === "parts" ? parts(stems(word)) : stems(word),
  })
  index.addAll(sections.map(([, , title, text], id) => ({ id, title, text })))
  return index
}

// All words; where few sections have them, also misspelt or within other words; where none has, any of the words.
const WAYS = [
  { fields: ["title", "text"], combineWith: "AND", few: 0 },
  { fields: ["title", "text", "parts"], combineWith: "AND", fuzzy: 0.2, few: 2 },
  { fields: ["title", "text", "parts"], combineWith: "OR", fuzzy: 0.2, few: 0 },
]
const find = (index, words) => WAYS.reduce((found, { few, ...way }) => {
  if (found.length > few) return found
  const more = index.search(words, { boost: { title: 3 }, prefix: true, ...way })
  return [...found, ...more.filter(({ id }) => found.every(other => other.id !== id))]
}, [])

// A few words around the first match, each match marked.
const excerpt = (text, terms, stem) => {
  const words = text.split(/\s+/)
  const matches = words.map(word => {
    const stems = word.toLowerCase().split(NOT_A_WORD).filter(Boolean).map(stem)
    return stems.some(own => terms.some(term => own.includes(term)))
  })
  const start = Math.max(0, matches.indexOf(true) - AROUND)
  const shown = words.slice(start, start + 3 * AROUND).flatMap((word, place) =>
    [matches[start + place] ? element("mark", { textContent: word }) : word, " "])
  return element("p", {}, start ? "… " : "", ...shown, start + 3 * AROUND < words.length ? "…" : "")
}

const make = async address => {
  const [{ pages, sections, labels, stem }] = await Promise.all([import(address), styled()])
  const index = indexed(sections, stem)
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search" })
  const close = element("button", { type: "button", textContent: labels.search_close })
  const status = element("p")
  const results = element("ol")
  status.setAttribute("role", "status")
  const form = element("form", {}, element("label", {}, element("span", { textContent: labels.search }), field), close)
  form.setAttribute("role", "search")
  const made = element("dialog", { className: "search-dialog", ariaLabel: labels.search }, form, status, results)

  const result = found => {
    const [number, section, title, text] = sections[found.id]
    const [path, page] = pages[number]
    const href = `${new URL(path, address)}#${section}`
    const link = element("a", { href, onclick: () => made.close() }, element("strong", { textContent: title }))
    return element("li", {}, link, element("span", { textContent: page }), excerpt(text, found.terms, stem))
  }
  const answer = () => {
    const words = field.value.trim()
    const found = words ? find(index, words) : []
    results.replaceChildren(...found.map(result))
    status.textContent = !words ? "" : found.length ? labels.search_found.replace("{n}", found.length) : labels.search_nothing
  }
  let waiting
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(answer, 150) })
  form.addEventListener("submit", event => { event.preventDefault(); answer(); results.querySelector("a")?.focus() })
  close.addEventListener("click", () => made.close())
  document.body.append(made)
  return made
}
