/** Below a text: how much of its room is used, in the words of the page. */
export function countCharacters(): void {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const counter of document.querySelectorAll<HTMLElement>('[data-counts]')) {
    const field = document.getElementById(counter.dataset.counts ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    field.addEventListener('input', () => {
      counter.textContent = (counter.dataset.said ?? '').replace('{length}', numbers.format(field.value.length));
    });
    field.dispatchEvent(new Event('input'));
  }
}
