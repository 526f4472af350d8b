// Leads from a day to the version that applied on it, as far as it was public by another day; the table says the same without a script.
const form = document.querySelector(".on-a-date")
const rows = [...document.querySelectorAll(".versions tr[data-since]")]
const answer = () => {
  const day = form.elements.day.value, known = form.elements.known?.value || "9999-12-31"
  const row = rows.find(({dataset: {since, recorded = "", ended = "9999-99"}}) => since <= day && recorded <= known && known < ended)
  const output = form.querySelector("output")
  if (!day) output.replaceChildren()
  else if (row) output.replaceChildren(row.querySelector("a").cloneNode(true))
  else output.textContent = output.dataset.none
}
form.addEventListener("input", answer)
form.addEventListener("submit", event => event.preventDefault())
