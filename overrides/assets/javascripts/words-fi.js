// Finnish words change within as they are inflected: velka, velan; tieto, tiedot. What the library leaves of a word is made
// the same for all its forms: endings that it keeps go, and both grades of the consonants before them become one.
import { stemmer as shortened } from "./vendor/stemmer-fi.js"

const GRADES = { kk: "k", pp: "p", tt: "t", d: "t", v: "p", nt: "n", nn: "n", nk: "n", ng: "n", mp: "m", mm: "m", lt: "l", ll: "l", lk: "l", rt: "r", rr: "r", rk: "r", ht: "h", hd: "h", hk: "h" }
const CLUSTER = new RegExp(`(?:${Object.keys(GRADES).join("|")})$`)
// Nouns that look like adverbs; lakimiehen; poistaminen, velallisen; tunnuksen; oikeudet; tietoihisi; the vowels at the end.
const NOUN = /(?:viesti|posti|testi)$/
// Korvausta is of korvaus, as no word ends in -au; muuttanut has muuttaa's stem.
const WHOLE = [[/(?<=.{3}(?:[aeioyäö]|[tm])[uy]s)t[aä]$/u, ""], [/(?<=.{4}[aeiouyäö])n(?:[uy]t|eet)$/u, ""]]
// Of a place, oikeus is a court, and no right.
const COURT = /^oikeu(?:teen|dessa)$/
const ENDINGS = [
  [/mieh$/u, "mies"],
  [/(?<=.{3})[aeiouyäö]?m?i(?:n|s|st)$/u, ""],
  [/(?<=[uy])ks$/u, "s"],
  [/(?<=eu)[dt]$/u, "s"],
  [/(?<=.{6})[aeiouyäö]*h$/u, ""],
  [/(?<=.{3})[aeiouyäö]+$/u, ""],
]

export const stemmer = word => {
  if (COURT.test(word)) return "oikeuteen"
  const whole = WHOLE.reduce((left, [ending, instead]) => left.replace(ending, instead), word)
  const stem = shortened(NOUN.test(whole) ? `${whole}n` : whole)
  const bare = ENDINGS.reduce((left, [ending, instead]) => left.replace(ending, instead), stem)
  return bare.length < 4 ? stem : bare.replace(CLUSTER, cluster => GRADES[cluster])
}
