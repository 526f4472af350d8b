// Copies a ready message; without this script its text is there to select.
for (const letter of document.querySelectorAll(".letter")) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: letter.dataset.copy })
  const output = document.createElement("output")
  button.addEventListener("click", async () => {
    output.textContent = ""
    await navigator.clipboard.writeText(letter.querySelector(".letter-body").textContent)
    output.textContent = letter.dataset.copied
  })
  if (navigator.clipboard) letter.querySelector("details").append(button, output)
}
