/**
 * A form that was filled in with care is not lost to a dead connection, nor to a server that has too much to do: the page says
 * that it is not sent yet, keeps it, and sends it when the connection is back, or after the time that the server asks for. Sending the same twice is one submission, so trying again is safe.
 */
export function sendWhenConnected(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sends]')) {
    const status = form.querySelector<HTMLElement>('[data-not-sent]');
    const my = {
      timer: 0,
      wait: 2000,
      busy: false,
      waiting: false,
      press: 'send',
      go() {
        clearTimeout(my.timer);
        if (my.busy) return;
        my.busy = true;
        const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
        body.set(':press', my.press);
        fetch(form.action, { method: 'POST', body, redirect: 'manual', headers: { accept: 'text/html' } }).then(
          (reply) => {
            my.waiting = false;
            if (reply.type === 'opaqueredirect') {
              form.dispatchEvent(new Event('sent'));
              location.assign(form.dataset.sends ?? '');
              return;
            }
            // Too much for now: like a connection that is not there, but for what is said.
            if (reply.status === 429 || reply.status === 503) {
              my.wait = Math.max(my.wait, 1000 * Number(reply.headers.get('retry-after')));
              my.notYet(status?.dataset.crowded);
              return;
            }
            // Whatever else the server says, it says on a page of its own: the browser asks again, as without a script.
            const press = document.createElement('input');
            press.type = 'hidden';
            press.name = ':press';
            press.value = my.press;
            form.append(press);
            form.submit();
          },
          () => my.notYet(status?.dataset.notSent),
        );
      },
      notYet(why: string | undefined) {
        my.busy = false;
        my.waiting = true;
        form.dispatchEvent(new Event('not-sent'));
        if (status) {
          status.hidden = false;
          status.textContent = why ?? '';
        }
        my.timer = window.setTimeout(my.go, my.wait);
        my.wait = Math.min(my.wait * 2, 60_000);
      },
    };
    form.addEventListener('submit', (event) => {
      const button = event.submitter;
      const press = button instanceof HTMLButtonElement ? button.value : '';
      if (press !== 'send' && press !== 'replace') return;
      event.preventDefault();
      my.press = press;
      my.go();
    });
    addEventListener('online', () => {
      if (my.waiting) my.go();
    });
    addEventListener('pageshow', () => {
      my.busy = false;
    });
  }
}
