// Steps through the changes of a redline; without it they are all there to read.
const controls = document.querySelector(".redline-controls")
const marks = [...document.querySelectorAll(".redline ins, .redline del, .changed-facts ins, .changed-facts del")]
const follows = mark => mark.previousElementSibling?.matches("del") && !mark.previousSibling.textContent.trim()
const changes = marks.filter(mark => !(mark.matches("ins") && follows(mark)))
let current

// The change history may show only a part of its entries.
const shown = () => changes.filter(mark => mark.closest(".era")?.offsetParent !== null)

const step = by => {
  const among = shown(), last = among.indexOf(current)
  const place = last < 0 && by < 0 ? among.length - 1 : (last + by + among.length) % among.length
  const change = current = among[place]
  if (!change) return
  for (let fold = change.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
  change.tabIndex = -1
  change.focus({ preventScroll: true })
  change.scrollIntoView({ block: "center" })
  controls.querySelector("output").textContent = `${place + 1} / ${among.length}`
}

if (controls) {
  controls.addEventListener("click", event => event.target.dataset.step && step(+event.target.dataset.step))
  addEventListener("keydown", event => {
    const near = controls.contains(event.target) || changes.includes(event.target)
    if (near && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === "n") step(1)
      if (event.key === "p") step(-1)
    }
  })
}
