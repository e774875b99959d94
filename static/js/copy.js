// Copy buttons appear only where they can do something; text stays selectable without.
const copied = "已复制";
const failed = "请按Ctrl+C复制";

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) continue;
  const label = button.firstChild;
  const words = label.textContent;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "read-only-aloud";
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const told = (await copy(source)) ? copied : failed;
    label.textContent = status.textContent = told;
    setTimeout(() => {
      label.textContent = words;
      status.textContent = "";
    }, 3000);
  });
}

// Addresses without https have no clipboard to write to: there the text is selected.
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
