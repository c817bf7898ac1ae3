// Copies the address or the citation of a paragraph. Without JavaScript the links still lead to the paragraph.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || !navigator.clipboard) return;
  event.preventDefault();
  const text = button.dataset.copy.startsWith("#")
    ? new URL(button.dataset.copy, location.href).href
    : button.dataset.copy;
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => { button.textContent = label; }, 1500);
});

// Buttons that only copy show where copying works.
if (navigator.clipboard) document.querySelectorAll("button[data-copy]").forEach((button) => { button.hidden = false; });
