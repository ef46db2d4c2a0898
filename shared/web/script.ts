/**
 * The one script of the pages: it makes what already works without it nicer. It is written as a function, so that it is
 * type-checked, and sent as its own source; it may therefore use nothing from outside itself. Functions inside it stay
 * without a name: the bundler keeps names by a call to a function of its own, which no browser has.
 */
function enhance(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
    });
  }
  // A page that comes back from the browser's cache would otherwise refuse to send again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  });
  // What a frame shows of a form that was typed and stored nowhere comes by itself; without a script, by the form's button.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-at-once]')) {
    form.hidden = true;
    form.submit();
  }
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const counter of document.querySelectorAll<HTMLElement>('[data-counts]')) {
    const field = document.getElementById(counter.dataset.counts ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    field.addEventListener('input', () => {
      counter.textContent = (counter.dataset.said ?? '').replace('{length}', numbers.format(field.value.length));
    });
    field.dispatchEvent(new Event('input'));
  }
  // S3 answers what it does not take with a page of XML, so what can be known before is said before.
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-most-bytes]')) {
    for (const type of ['change', 'click']) {
      input.form?.addEventListener(type, () => {
        const bytes = input.files?.[0]?.size ?? 1;
        const tooLarge = bytes > Number(input.dataset.mostBytes);
        const tooLate = performance.now() > Number(input.dataset.goodForMs);
        input.setCustomValidity(
          (tooLate && 'This page was open for too long. Please reload it, and choose the file again.') ||
            (bytes === 0 && 'This file is empty. Please choose another one.') ||
            (tooLarge &&
              'This file is larger than 25 MB. Please make its pictures smaller, or save it as a smaller PDF.') ||
            '',
        );
        if (type === 'change') input.reportValidity();
      });
    }
  }
}

export const script = `(${enhance.toString()})()`;
