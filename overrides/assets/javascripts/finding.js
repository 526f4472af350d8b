// Finds sections by what people type. A word counts by the best way in which a section has it: in its title, in its text, by another
// word for the same thing, or because the section states that thing; and the more, the fewer sections have it.
import { SHORT, having, keyed, misspelling, naming, resembling, slip, split } from "./words.js"

const TITLE = 2.5 // of a word in a title, where one in the text is 1 to 2
const FACT = 7 // of a section that states the thing that was typed
const SAME = 0.6 // of another word for it
const MORE = 0.25 // of each further word by which a section has what was meant, up to FURTHER
const FURTHER = 3
const GUESS = 0.5
const ACT = 2 // of a word for what somebody wants done, where others say with what
const COVERED = 0.3 // of a word that means something together with others, or little beside them
const GAP = 3 // words that may stand between those
const AGAIN = 0.5 // of a section that is called as one before it: the same on another page
const LEAST = 0.3 // of the best that is still shown

// Where each word stands: by word, by section, how often in its title and in its text.
const indexed = (sections, key) => {
  const places = new Map()
  const lengths = sections.map(([, , ...parts], section) => {
    const words = parts.slice(0, 2).map(part => split(part).map(key))
    words.forEach((own, part) => own.forEach(word => {
      const there = places.get(word) ?? places.set(word, new Map()).get(word)
      const counts = there.get(section) ?? there.set(section, [0, 0]).get(section)
      counts[part] += 1
    }))
    return words.flat().length
  })
  const average = lengths.reduce((sum, one) => sum + one, 0) / lengths.length
  return { places, relative: lengths.map(length => length / average) }
}

// The places of a phrase, each for one of some words ("wrong|old name|address"). What says nothing is left out of it, unless nothing
// is left of it then.
const placed = (phrase, silent) => {
  const own = phrase.split(" ").flatMap(place => place.includes("|") ? [place.split("|").flatMap(split)] : split(place).map(word => [word]))
  const left = own.filter(place => !place.every(word => silent.has(word)))
  return left.length > 1 ? left : own
}

// What a thing is called: by words as they are written, by their stems, and by phrases of stems.
const listed = (written, silent, key) => {
  const all = written.split(",").map(phrase => placed(phrase, silent))
  const forms = all.filter(({ length }) => length === 1).flat(2)
  const phrases = all.filter(({ length }) => length > 1).map(phrase => phrase.map(place => place.map(key)))
  return { forms, words: [...new Set(forms.map(key))], phrases }
}

// `sections` are [page, id, title, text, what it states]; `weights` are of the pages; `things` are words and phrases for the same, with
// the codes of what they are for; `acts` are the codes of what a reader can ask for; `small` are words that say nothing of what is
// meant; `stem` shortens a word; `joins` says that words are written together.
export const finder = ({ sections, weights, things, acts, small, stem, joins }) => {
  const key = keyed(stem), has = having(joins), resembles = resembling(joins), names = naming(joins)
  const { places, relative } = indexed(sections, key)

  const silent = new Set(small.split(","))
  const forms = new Set([...silent].filter(word => word.length > SHORT).map(key))
  const known = things.map(([codes, written]) => ({ codes: codes.split(" "), ...listed(written, silent, key) }))
  const called = new Set(known.flatMap(({ words }) => words))

  // What was typed means words of the notice and things that it states, each to a degree.
  const meaning = () => ({ words: new Map(), things: new Map() })
  const raise = (map, name, weight) => { if (weight > (map.get(name) ?? 0)) map.set(name, weight) }
  const gather = (found, meant, weight, alike) => {
    for (const word of places.keys()) raise(found.words, word, weight * alike(meant, word))
  }
  const add = (found, thing, weight) => {
    for (const code of thing.codes) raise(found.things, code, weight)
    for (const word of thing.words) gather(found, word, SAME * weight, has)
    return found
  }
  const misspelt = (found, meant) => {
    gather(found, meant, 1, misspelling)
    for (const thing of known) if (thing.words.some(word => misspelling(meant, word))) add(found, thing, GUESS)
  }
  const inParts = (found, _, typed) => {
    for (let at = typed.length - SHORT; joins && at >= SHORT; at--) {
      for (const part of [typed.slice(0, at), typed.slice(at)].map(key)) {
        if (places.has(part)) raise(found.words, part, GUESS)
        for (const thing of known) if (thing.words.includes(part)) add(found, thing, GUESS)
      }
    }
  }
  // What is called exactly so is meant, else what has the same stem, else what is called nearly so; only where nothing is, it is guessed.
  const understood = typed => {
    const found = meaning(), meant = key(typed)
    const exactly = known.filter(({ forms }) => forms.includes(typed))
    const near = (exactly.length ? exactly : known).map(thing => [thing, Math.max(0, ...thing.words.map(word => names(meant, word)))])
      .filter(([, weight]) => weight)
    const isCalled = near.some(([, weight]) => weight === 1)
    const slips = isCalled || places.has(meant) ? [] : known.filter(thing => thing.words.some(word => slip(meant, word)))
    if (slips.length) {
      gather(found, meant, 1, misspelling)
      return slips.reduce((all, thing) => add(all, thing, 1), found)
    }
    gather(found, meant, 1, isCalled ? has : resembles)
    for (const [thing, weight] of near) if (weight === 1 || !isCalled) add(found, thing, weight)
    const isKnown = () => found.things.size || Math.max(0, ...found.words.values()) > GUESS
    for (const guess of [misspelt, inParts]) if (!isKnown()) guess(found, meant, typed)
    return found
  }

  // Words that mean something together ("how long"), wherever they stand near each other; within a longer phrase they mean less.
  const isPhrase = found => !found.includes(-1) && new Set(found).size === found.length && Math.max(...found) - Math.min(...found) < found.length + GAP
  const together = words => known.flatMap(thing => {
    const found = thing.phrases.map(phrase => phrase.map(place => words.findIndex(word => place.includes(word)))).filter(isPhrase)
    return found.length ? [{ thing, found: [...new Set(found.flat())] }] : []
  })
  const within = ({ found }, other) => other.found.length > found.length && found.every(place => other.found.includes(place))
  const read = query => {
    const typed = split(query), words = typed.map(key), longer = together(words)
    const covered = new Set(longer.flatMap(({ found }) => found))
    const phrases = longer.map(one => ({ meant: add(meaning(), one.thing, 1), weight: longer.some(other => within(one, other)) ? COVERED : 1 }))
    const isSmall = typed.map((word, place) => silent.has(word) || (word.length > SHORT && forms.has(words[place]))), isSilent = (word, place) => isSmall[place] && !called.has(word)
    const all = !phrases.length && words.every(isSilent), beside = isSmall.includes(false)
    const single = words.flatMap((word, place) => isSilent(word, place) && !all ? []
      : [{ meant: understood(typed[place]), weight: covered.has(place) || (isSmall[place] && beside) ? COVERED : 1 }])
    const isAct = ({ things: meant }) => acts.some(act => meant.get(act) === 1)
    return [...phrases, ...single].map(({ meant, weight }) => ({ meant, weight: isAct(meant) ? ACT * weight : weight }))
  }

  const rarity = word => Math.log(1 + sections.length / (places.get(word).size + 0.5))
  const value = ({ words, things: wanted }, section) => {
    const [, , , , stated] = sections[section]
    const fact = Math.max(0, ...stated.map(name => FACT * (wanted.get(name) ?? 0)))
    const text = [...words].flatMap(([word, weight]) => {
      const [title, body] = places.get(word).get(section) ?? [0, 0]
      return title || body ? [weight * rarity(word) * ((title && TITLE) + (body && 1 + body / (body + relative[section])))] : []
    }).sort((one, other) => other - one)
    return text.slice(0, 1 + FURTHER).reduce((sum, one, place) => sum + one * (place ? MORE : 1), fact)
  }
  // The share of a title that was typed, word by word.
  const titled = (section, typed) => {
    const own = split(sections[section][2]).filter(word => !silent.has(word)).map(key)
    return own.length ? own.filter(word => typed.has(word)).length / own.length : 0
  }
  const score = (units, typed, section) => {
    const values = units.map(({ meant, weight }) => ({ weight, value: weight * value(meant, section) }))
    const sum = (list, part) => list.reduce((whole, one) => whole + one[part], 0)
    const met = sum(values.filter(one => one.value), "weight") / sum(values, "weight")
    return weights[sections[section][0]] * sum(values, "value") * met * (1 + titled(section, typed))
  }

  return query => {
    const units = read(query)
    const typed = new Set(split(query).map(key))
    const scored = sections.map((_, section) => [section, units.length ? score(units, typed, section) : 0]).filter(([, own]) => own)
    const best = (one, other) => other[1] - one[1]
    const ids = new Set()
    const again = id => ids.has(id) || !ids.add(id)
    const ordered = scored.sort(best).map(([section, own]) => [section, again(sections[section][1]) ? AGAIN * own : own]).sort(best)
    const wanted = new Map()
    for (const { meant } of units) for (const [word, weight] of meant.words) raise(wanted, word, weight)
    return {
      found: ordered.filter(([, own]) => own > LEAST * ordered[0][1]).map(([section]) => section),
      likeness: word => Math.max(0, ...split(word).map(one => wanted.get(key(one)) ?? 0)),
    }
  }
}
