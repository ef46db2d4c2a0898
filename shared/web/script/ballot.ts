/**
 * The form of anonymous feedback: shown to whoever has scripts and a ballot to cast, here on this device. What makes the ballot
 * is fetched after all that one needs for writing, and again if it does not come.
 */
export function openBallots(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-ballot]')) {
    const my = {
      wait: 2000,
      isUnfinished() {
        try {
          return localStorage.getItem(`ballot ${form.dataset.ballot}`) !== null;
        } catch {
          return false;
        }
      },
      load() {
        const script = document.createElement('script');
        script.src = form.dataset.script ?? '';
        script.addEventListener('error', () => {
          script.remove();
          setTimeout(my.load, my.wait);
          my.wait = Math.min(my.wait * 2, 60_000);
        });
        document.body.append(script);
      },
    };
    if (form.dataset.served && !my.isUnfinished()) continue;
    for (const note of document.querySelectorAll<HTMLElement>('[data-until-unfinished]')) note.hidden = true;
    form.hidden = false;
    addEventListener('load', my.load);
  }
}
