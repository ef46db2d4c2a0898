/**
 * Sends a paper's file with its progress in sight: hashed here, by a form that is signed anew for each attempt, again where the
 * connection drops or stands still. Then comes the page that says what arrived.
 */
export function sendFiles(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-uploads]')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const box = form.querySelector<HTMLElement>('[data-progress]');
    const state = form.querySelector<HTMLElement>('[data-state]');
    const bar = form.querySelector('progress');
    const sent = form.querySelector<HTMLElement>('[data-sent]');
    const cancel = form.querySelector<HTMLElement>('[data-cancel]');
    // Without cryptography, as over plain HTTP, the plain form sends it.
    if (!input || !box || !state || !bar || !sent || !cancel || !globalThis.crypto?.subtle) continue;
    form.dataset.sending = 'by script';
    const my = {
      /** Rises with every attempt, and whatever belongs to an earlier one is no matter. */
      turn: 0,
      timer: 0,
      wait: 2000,
      isWaiting: false,
      sha256: '',
      request: undefined as XMLHttpRequest | undefined,
      say(text: string | undefined) {
        state.textContent = text ?? '';
      },
      show(bytes: number, size: number) {
        bar.value = (100 * bytes) / size;
        // Of a small file more digits say something.
        const digits = size < 1e6 ? 3 : 1;
        const numbers = new Intl.NumberFormat(document.documentElement.lang, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        sent.textContent = (sent.dataset.sent ?? '')
          .replace('{sent}', numbers.format(bytes / 1e6))
          .replace('{size}', numbers.format(size / 1e6));
      },
      /** While it is sent there is one button, which cancels. */
      busy(isBusy: boolean) {
        for (const part of form.querySelectorAll<HTMLElement>('.field, .actions, [data-plain]')) part.hidden = isBusy;
        for (const part of [bar, sent, cancel]) part.hidden = !isBusy;
        box.hidden = false;
        if (isBusy) cancel.focus();
        else input.focus();
      },
      stop(said: string | undefined) {
        my.turn += 1;
        my.isWaiting = false;
        clearTimeout(my.timer);
        my.request?.abort();
        my.busy(false);
        my.say(said);
        delete form.dataset.sent;
      },
      later() {
        my.isWaiting = true;
        my.say(state.dataset.waiting);
        clearTimeout(my.timer);
        my.timer = window.setTimeout(my.send, my.wait);
        my.wait = Math.min(my.wait * 2, 30_000);
      },
      async start() {
        const file = input.files?.[0];
        if (!file) return;
        my.turn += 1;
        const turn = my.turn;
        my.wait = 2000;
        my.busy(true);
        my.show(0, file.size);
        my.say(state.dataset.reading);
        try {
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
          my.sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
        } catch {
          // It was moved or changed since it was chosen.
          if (turn === my.turn) my.stop(state.dataset.refused);
          return;
        }
        if (turn === my.turn) my.send();
      },
      async send() {
        const file = input.files?.[0];
        if (!file) return;
        clearTimeout(my.timer);
        my.turn += 1;
        const turn = my.turn;
        my.isWaiting = false;
        const answer = await fetch(form.dataset.uploads ?? '', {
          method: 'POST',
          body: JSON.stringify({ fileName: file.name }),
          headers: { accept: 'application/json', 'content-type': 'application/json' },
        })
          .then(async (reply) => ({ status: reply.status, said: await reply.json() }))
          .catch(() => ({ status: 0, said: {} }));
        if (turn !== my.turn) return;
        if (answer.status === 0 || answer.status >= 500 || answer.status === 429) my.later();
        else if (answer.status >= 400) my.stop(answer.said.detail);
        else my.post(file, answer.said, turn);
      },
      post(file: File, signed: { url: string; fields: Record<string, string> }, turn: number) {
        const body = new FormData();
        for (const [name, value] of Object.entries(signed.fields)) body.append(name, value);
        body.append('file', file);
        const request = new XMLHttpRequest();
        my.request = request;
        const watch = { timer: 0 };
        for (const type of ['loadstart', 'progress']) {
          request.upload.addEventListener(type, (event) => {
            if (turn !== my.turn) return;
            // Whatever stands still for half a minute is begun again.
            clearTimeout(watch.timer);
            watch.timer = window.setTimeout(() => request.abort(), 30_000);
            const { loaded, total } = event as ProgressEvent;
            if (total > 0) my.show((file.size * loaded) / total, file.size);
          });
        }
        request.addEventListener('loadend', () => {
          clearTimeout(watch.timer);
          if (turn !== my.turn) return;
          if (request.status >= 200 && request.status < 300) {
            const query = new URLSearchParams({ key: signed.fields.key ?? '', sha256: my.sha256 });
            location.assign(`${form.dataset.lands}?${query}`);
          } else if (request.status === 0 || request.status >= 500) my.later();
          else my.stop(state.dataset.refused);
        });
        request.open('POST', signed.url);
        my.say(state.dataset.sending);
        request.send(body);
      },
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      my.start();
    });
    cancel.addEventListener('click', () => my.stop(state.dataset.cancelled));
    addEventListener('online', () => {
      if (my.isWaiting) my.send();
    });
    // Whoever comes back from the next page can choose another file.
    addEventListener('pageshow', (event) => {
      if (event.persisted) my.stop('');
    });
  }
}
