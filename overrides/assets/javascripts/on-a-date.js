// Leads from a day to the version that applied on it; the table below says the same without a script.
const form = document.querySelector(".on-a-date")
const rows = [...document.querySelectorAll(".versions tr[data-since]")]
const answer = () => {
  const day = form.elements.day.value
  const row = rows.find(row => row.dataset.since <= day)
  const output = form.querySelector("output")
  if (!day) output.replaceChildren()
  else if (row) output.replaceChildren(row.querySelector("a").cloneNode(true))
  else output.textContent = output.dataset.none
}
form.addEventListener("input", answer)
form.addEventListener("submit", event => event.preventDefault())
