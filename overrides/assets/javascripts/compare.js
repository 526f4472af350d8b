// Compares two versions that the reader chooses. Their pages are on this site already; what is found is shown and not kept.
const form = document.querySelector(".compare")
const result = document.querySelector(".compared")
const told = document.querySelector(".compare-status")
const { versions, labels, led } = JSON.parse(document.querySelector(".compare-data").textContent)
let asked = 0

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const mark = (name, text) => element(name, {}, element("span", { className: "heard", textContent: `${labels[name]}: ` }), text)

const paragraph = pieces => {
  const shown = pieces.flatMap(({ kind, text }) => [kind === "same" ? text : mark(kind, text), " "])
  return element("p", {}, ...shown.slice(0, -1))
}

// Long passages that stayed are folded, with the paragraphs beside what changed in sight.
const folded = paragraphs => {
  const still = paragraphs.map(pieces => pieces.every(({ kind }) => kind === "same"))
  const near = still.map((_, at) => !(still[at] && still[at - 1] !== false && still[at + 1] !== false))
  const shown = []
  let fold
  paragraphs.forEach((pieces, at) => {
    if (near[at]) fold = undefined
    else if (!fold) shown.push(fold = element("details", { className: "folded" }, element("summary", { textContent: labels.unchanged })))
    ;(fold ?? { append: made => shown.push(made) }).append(paragraph(pieces))
  })
  return shown
}

const headline = (before, after, href) => {
  const title = element("h3", { className: "redline-title" })
  if (before && after && before.title !== after.title) title.append(mark("del", before.title), " ", mark("ins", after.title))
  else title.append(href ? element("a", { href, textContent: after.title }) : (after ?? before).title)
  const what = before && after ? "" : after ? labels.section_added : labels.section_removed
  if (what) title.append(" ", element("span", { className: "note", textContent: what }))
  return title
}

const load = async address => {
  if (!address) return undefined
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(answer.status)
  return answer.text()
}

// A page is compared in the language of its original where one of the two versions does not have it in that of the reader.
const pageOf = async (tools, name, from, to) => {
  const both = [versions[from].pages[name], versions[to].pages[name]]
  const translated = both.every(page => !page || page.here)
  const addresses = both.map(page => translated ? page?.here : page?.original)
  const [before, after] = (await Promise.all(addresses.map(load))).map(html => html && tools.read(html))
  const boxes = tools.pairs(before?.sections ?? [], after?.sections ?? [], led[name] ?? {}).map(({ old, young, paragraphs }) =>
    element("div", { className: "redline" }, headline(old, young, young && `${addresses[1]}#${young.id}`), ...folded(paragraphs)))
  const { title, language } = after ?? before
  const group = element("section", { lang: language }, element("h2", { textContent: title }))
  if (!translated) group.append(element("p", { className: "note", lang: document.documentElement.lang, textContent: labels.compared_in_original }))
  group.append(...boxes)
  return boxes.length ? group : undefined
}

// Whether a page has come in the language of the reader, or is gone from it.
const languageTold = (from, to) => Object.entries(versions[to].pages)
  .filter(([name, page]) => versions[from].pages[name] && !versions[from].pages[name].here === !!page.here)
  .map(([, page]) => page.told)

const compare = async (from, to) => {
  const tools = await import("./comparing.js")
  const names = [...new Set([...Object.keys(versions[to].pages), ...Object.keys(versions[from].pages)])]
  const pages = await Promise.all(names.map(name => pageOf(tools, name, from, to)))
  return pages.filter(Boolean)
}

form.addEventListener("submit", async event => {
  event.preventDefault()
  const from = form.elements.from.value, to = form.elements.to.value
  const turn = ++asked
  result.replaceChildren()
  if (from === to) told.textContent = labels.same
  else if (to === form.dataset.current && versions[from].since) location.href = versions[from].since
  else {
    told.textContent = labels.working
    try {
      const pages = await compare(from, to)
      if (turn !== asked) return
      result.replaceChildren(...pages)
      const count = result.querySelectorAll(".redline").length
      const languages = languageTold(from, to)
      const found = count ? labels.found.replace("{n}", count) : languages.length ? labels.unchanged_here : labels.nothing
      told.textContent = [...languages, found].join(" ")
    } catch {
      if (turn === asked) told.textContent = labels.failed
    }
  }
})
