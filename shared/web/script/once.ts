/** A form is sent once, however often its button is pressed. */
export function sendOnce(): void {
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
}
