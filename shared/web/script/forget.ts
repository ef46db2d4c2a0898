/** What was typed on somebody's pages and kept on this device goes, once the device is to forget the person's link. */
export function forgetHere(): void {
  for (const said of document.querySelectorAll<HTMLElement>('[data-forget]')) {
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.includes(`${said.dataset.forget}/`)) localStorage.removeItem(name);
      }
    } catch {
      // Then it holds nothing.
    }
  }
}
