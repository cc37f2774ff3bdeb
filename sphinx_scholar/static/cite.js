/* Adds a button that copies to each form of a citation, and says whether it did. */
for (const forms of document.querySelectorAll(".scholar-citations")) {
  const { copy, copied, failed } = forms.dataset;
  const status = Object.assign(document.createElement("p"), { className: "scholar-visually-hidden", role: "status" });
  forms.append(status);

  for (const form of forms.querySelectorAll(".scholar-citation")) {
    const name = form.querySelector("summary").textContent;
    const text = form.querySelector("pre");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "scholar-copy" });
    const say = (word) => {
      button.textContent = word;
      button.ariaLabel = `${word}: ${name}`;
    };
    say(copy);
    form.querySelector(".scholar-source").append(button);

    button.addEventListener("click", async () => {
      const done = await copyText(text);
      say(done ? copied : copy);
      status.textContent = done ? `${copied}: ${name}` : failed;
      setTimeout(() => {
        say(copy);
        status.textContent = "";
      }, 4000);
    });
  }
}

/* The clipboard is there for secure addresses alone; elsewhere the text is selected and copied. */
async function copyText(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}
