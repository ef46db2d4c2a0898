/** A button that copies a text which stands on the page. Without this script it is hidden, and one selects the text oneself. */
export function copyTexts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const field = document.getElementById(button.dataset.copies ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      field.select();
      // Browsers let a page copy only what stands on a secure address; what is selected they copy anywhere.
      if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
      else document.execCommand('copy');
      button.textContent = button.dataset.said ?? '';
    });
  }
}
