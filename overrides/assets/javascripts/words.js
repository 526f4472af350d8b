// Words as people type them beside words as a notice writes them: inflected, joined, misspelt.
const NOT_A_WORD = /[^\p{L}\p{N}]+/u
export const SHORT = 4 // letters; a shorter word is compared as a whole

// "E-mail" and "email" are one word.
export const split = text => text.toLowerCase().replace(/(?<![\p{L}\p{N}])e-(?=\p{L})/gu, "e").split(NOT_A_WORD).filter(Boolean)

// A word as it is compared: its stem, in letters without marks.
export const keyed = stem => word => stem(word).normalize("NFD").replace(/\p{M}/gu, "")

// How much a word that is written says that another was meant, from 0 to 1: it is the same, begins with it, or has it as a part
// where the language `joins` words.
export const having = joins => (meant, written) => {
  if (meant === written) return 1
  if (meant.length < SHORT) return 0
  if (written.startsWith(meant)) return 0.9 * Math.sqrt(meant.length / written.length)
  if (joins && written.endsWith(meant)) return 0.75
  return joins && meant.length > SHORT + 1 && written.includes(meant) ? 0.4 : 0
}

// The same, and what was meant may also be longer than what is written.
export const resembling = joins => (meant, written) => {
  const own = having(joins)(meant, written)
  if (own || written.length <= SHORT) return own
  if (meant.startsWith(written) && written.length / meant.length > 0.6) return 0.6
  return joins && meant.endsWith(written) ? 0.5 : 0
}

// How much a word for a thing says that the thing was meant: what was typed may not be finished, or joined to another word.
export const naming = joins => (meant, word) => {
  if (meant === word) return 1
  if (meant.length < SHORT) return 0
  if (word.startsWith(meant)) return 0.7 * meant.length / word.length
  if (joins && word.length >= SHORT) return meant.startsWith(word) || meant.endsWith(word) ? 0.7 * Math.sqrt(word.length / meant.length) : 0
  return word.length > SHORT && meant.startsWith(word) && word.length / meant.length > 0.6 ? 0.5 : 0
}

// One letter may be wrong in a word of five, two in one of nine; a short word is what it is.
export const misspelling = (meant, written) => {
  const most = meant.length > 8 ? 2 : meant.length > SHORT ? 1 : 0
  return most && Math.abs(meant.length - written.length) <= most && edits(meant, written) <= most ? 0.5 : 0
}

// One letter is wrong in a long word, which says more than that it has a part of another word.
export const slip = (meant, written) => meant.length > 9 && Math.abs(meant.length - written.length) <= 1 && edits(meant, written) === 1

// How many letters to change, add or leave out between two words; two that changed places count once.
const edits = (one, other) => {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return last[other.length]
}
