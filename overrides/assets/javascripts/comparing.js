// Reads the sections of a page, pairs those of two versions by their ids, and finds which words came and went.

// What the site adds to a text: which version it is, where it leads, and what it explains of its own.
const ADDED = ".version, .answers, .proof, .unchanged, .now, .notice-bar, .kept, .not-said, .deeds, .deed, .ready, .letter, .heard, caption, svg, [aria-hidden=true]"
// The page for using one's rights is that of the text in force alone.
const TO_RIGHTS = "dl.facts > div:has(> dd > a[href$='/rights/'])"
const BLOCKS = new Set("ADDRESS BLOCKQUOTE DD DIV DL DT H5 H6 LI OL P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL".split(" "))
// Comparing two passages word by word takes so many steps at most; beyond it they are shown as taken out and put in.
const STEPS = 4_000_000
// With fewer words in common than this share, a passage was written anew.
const ALIKE = 0.25
const BREAK = "\n"

export const read = html => {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("#content")
  const sections = []
  let text = ""
  const flush = () => {
    const words = text.trim().replace(/\s+/g, " ")
    if (words) sections.at(-1)?.blocks.push(words)
    text = ""
  }
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(ADDED) || node.matches(TO_RIGHTS)) return
    if (/^H[1-6]$/.test(node.tagName) && node.id) {
      flush()
      sections.push({ id: node.id, title: node.textContent.trim(), blocks: [] })
    } else if (node.matches("details.term")) walk(node.querySelector("summary").firstChild)
    else {
      const apart = BLOCKS.has(node.tagName) || node.tagName === "BR"
      if (apart) flush()
      node.childNodes.forEach(walk)
      if (apart) flush()
    }
  }
  walk(article)
  flush()
  return { sections, title: sections[0].title, language: article.ownerDocument.documentElement.lang }
}

// The longest common subsequence of two lists, as lists of places that differ and places that are the same.
const steps = (old, young) => {
  let start = 0, end = 0
  while (start < old.length && start < young.length && old[start] === young[start]) start++
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end)) end++
  const a = old.slice(start, old.length - end), b = young.slice(start, young.length - end)
  const found = old.slice(0, start).map(value => ["same", value])
  if (a.length * b.length > STEPS) found.push(...a.map(value => ["del", value]), ...b.map(value => ["ins", value]))
  else {
    const width = b.length + 1, common = new Uint32Array((a.length + 1) * width)
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        const at = i * width + j
        common[at] = a[i] === b[j] ? common[at + width + 1] + 1 : Math.max(common[at + width], common[at + 1])
      }
    }
    let i = 0, j = 0
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) { found.push(["same", a[i++]]); j++ }
      else if (j === b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) found.push(["del", a[i++]])
      else found.push(["ins", b[j++]])
    }
  }
  return [...found, ...old.slice(old.length - end).map(value => ["same", value])]
}

const wordsOf = blocks => blocks.flatMap(block => [...block.split(" "), BREAK])

const rewritten = (gone, come) => {
  const words = steps(wordsOf(gone), wordsOf(come))
  const count = blocks => blocks.join(" ").split(" ").length
  const same = words.filter(([kind, word]) => kind === "same" && word !== BREAK).length
  if (same >= ALIKE * Math.max(count(gone), count(come))) return words
  return [...wordsOf(gone).map(word => ["del", word]), ...wordsOf(come).map(word => ["ins", word])]
}

// Words of one kind that follow each other are one piece, and a break begins the next paragraph.
const paragraphsOf = words => {
  const paragraphs = [[]]
  for (const [kind, word] of words) {
    const pieces = paragraphs.at(-1), last = pieces.at(-1)
    if (word === BREAK) paragraphs.push([])
    else if (last?.kind === kind) last.text += ` ${word}`
    else pieces.push({ kind, text: word })
  }
  return paragraphs.filter(pieces => pieces.length)
}

// The paragraphs of a text beside an older one, each in pieces that are the same, come ("ins") or gone ("del").
export const compared = (old, young) => {
  const words = []
  let gone = [], come = []
  const settle = () => {
    if (gone.length || come.length) words.push(...rewritten(gone, come))
    gone = []
    come = []
  }
  for (const [kind, block] of steps(old, young)) {
    if (kind === "del") gone.push(block)
    else if (kind === "ins") come.push(block)
    else {
      settle()
      words.push(...wordsOf([block]).map(word => ["same", word]))
    }
  }
  settle()
  return paragraphsOf(words)
}

// The sections that differ, in the order of the newer text; those that are gone stand last. `led` has the newest ids by former ones.
export const pairs = (before, after, led) => {
  const [old, young] = [before, after].map(sections => new Map(sections.map(section => [led[section.id] ?? section.id, section])))
  return [...new Set([...young.keys(), ...old.keys()])].map(id => {
    const pair = { old: old.get(id), young: young.get(id) }
    return { ...pair, paragraphs: compared(pair.old?.blocks ?? [], pair.young?.blocks ?? []) }
  }).filter(({ old, young, paragraphs }) => old?.title !== young?.title || paragraphs.flat().some(({ kind }) => kind !== "same"))
}
