/** What was typed on somebody's pages and kept on this device goes, once the device is to forget the person's link. */
export function forgetHere(): void {
  const home = document.querySelector<HTMLElement>('[data-forget]')?.dataset.forget;
  if (!home) return;
  try {
    for (const name of Object.keys(localStorage)) if (name.includes(`${home}/`)) localStorage.removeItem(name);
  } catch {
    // Then it holds nothing.
  }
}
