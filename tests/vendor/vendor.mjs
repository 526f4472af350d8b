// Puts what the search is made of, and the typeface of the PDF, into overrides/, each with its licence. Run by `make vendor`.
import { build } from "esbuild"
import { copyFileSync, mkdirSync, readFileSync } from "node:fs"

const TARGET = "../../overrides/assets/javascripts/vendor"
const PAPER = "../../overrides/paper"
// To search in another language as its words are inflected, add it here.
const STEMMERS = { en: "english", fi: "finnish", sv: "swedish" }

const packaged = name => JSON.parse(readFileSync(`node_modules/${name}/package.json`))

const put = (name, source, file) => {
  const { version, license } = packaged(name)
  return build({
    stdin: { contents: source, resolveDir: "." },
    outfile: `${TARGET}/${file}.js`,
    banner: { js: `/* ${name} ${version}, ${license} licence */` },
    bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none",
  })
}

for (const folder of [TARGET, PAPER]) mkdirSync(folder, { recursive: true })
for (const [language, name] of Object.entries(STEMMERS)) {
  await put("@orama/stemmers", `export { stemmer } from "@orama/stemmers/${name}"`, `stemmer-${language}`)
}
copyFileSync("node_modules/@orama/stemmers/LICENSE.md", `${TARGET}/stemmers-LICENSE.txt`)

const FONTS = "node_modules/@ibm/plex-sans"
for (const style of ["Regular", "Italic", "SemiBold"]) {
  copyFileSync(`${FONTS}/fonts/complete/woff2/IBMPlexSans-${style}.woff2`, `${PAPER}/IBMPlexSans-${style}.woff2`)
}
copyFileSync(`${FONTS}/LICENSE.txt`, `${PAPER}/IBMPlexSans-LICENSE.txt`)
