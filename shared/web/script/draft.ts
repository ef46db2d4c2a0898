/**
 * What is typed is kept: at once on this device, soon after on the server. The copy on the device goes as soon as the
 * server has it; its name is the form's own address, so that two people's forms in one browser stay apart.
 */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const basis = form.querySelector<HTMLInputElement>('input[name=":draft"]');
    const status = form.querySelector<HTMLElement>('[data-kept]');
    const restore = form.querySelector<HTMLButtonElement>('button[data-restore]');
    const place = `draft ${form.dataset.draft}`;
    if (!basis || !status) continue;
    const my = {
      timer: 0,
      /** What is on its way, and what was typed last. */
      busy: false,
      changed: false,
      over: false,
      say(text: string | undefined) {
        status.textContent = (text ?? '').replace(
          '{time}',
          new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }).format(),
        );
      },
      /** What this device still has; nothing where it keeps nothing for pages, or not for this one. */
      here(): { basis: string; typed: string[][] } | null {
        try {
          return JSON.parse(localStorage.getItem(place) ?? 'null');
        } catch {
          return null;
        }
      },
      forget() {
        try {
          localStorage.removeItem(place);
        } catch {
          // Then it holds nothing either.
        }
      },
      typed() {
        return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
      },
      fill(pairs: string[][]) {
        // Whoever had more fields, such as those of further authors, is shown them by the server, which stores nothing for it.
        if (form.dataset.shows && pairs.some(([name = '']) => !form.elements.namedItem(name))) {
          const again = document.createElement('form');
          again.method = 'post';
          again.action = form.action;
          for (const [name, value] of [...pairs, [form.dataset.shows, 'show']]) {
            const field = document.createElement('input');
            field.type = 'hidden';
            field.name = name ?? '';
            field.value = value ?? '';
            again.append(field);
          }
          document.body.append(again);
          again.submit();
          return;
        }
        for (const field of form.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
          if (field.name.startsWith(':') || field.type === 'hidden') continue;
          const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value ?? '');
          if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
            field.checked = values.includes(field.value);
          } else field.value = values[0] ?? '';
        }
        form.dispatchEvent(new Event('filled'));
        form.dispatchEvent(new Event('input'));
      },
      save() {
        clearTimeout(my.timer);
        // Anonymous feedback is nobody's until it is sent.
        if (form.dataset.onlyHere) return;
        if (my.over || my.busy || !my.changed) return;
        my.busy = true;
        my.changed = false;
        fetch(form.dataset.draft ?? '', {
          method: 'POST',
          body: new URLSearchParams(my.typed()),
          headers: { accept: 'application/json' },
          keepalive: true,
        })
          .then((reply) => {
            if (reply.ok) return reply.json();
            my.changed = true;
            // Too much for now, of this form or of all: what is typed stays on this device, and is kept a little later.
            const isLater = reply.status >= 500 || reply.status === 429;
            my.over = !isLater;
            if (isLater) my.later(1000 * Math.max(Number(reply.headers.get('retry-after')), 10));
            my.say(reply.status === 409 ? status.dataset.elsewhere : status.dataset.here);
            return undefined;
          })
          .then((kept) => {
            my.busy = false;
            if (!kept) return;
            basis.value = String(kept.revision);
            if (my.changed) return my.later();
            my.forget();
            my.say(status.dataset.kept);
          })
          .catch(() => {
            my.busy = false;
            my.changed = true;
            my.say(status.dataset.here);
          });
      },
      later(ms = 1500) {
        clearTimeout(my.timer);
        my.timer = window.setTimeout(my.save, ms);
      },
    };
    form.addEventListener('input', () => {
      my.changed = true;
      try {
        localStorage.setItem(place, JSON.stringify({ basis: basis.value, typed: my.typed() }));
        if (form.dataset.onlyHere) my.say(status.dataset.here);
      } catch {
        // No room, or not allowed: the server keeps it.
      }
      my.later();
    });
    addEventListener('online', my.save);
    addEventListener('pagehide', my.save);
    form.addEventListener('submit', () => {
      my.over = true;
      clearTimeout(my.timer);
    });
    form.addEventListener('not-sent', () => {
      my.over = false;
    });
    form.addEventListener('sent', my.forget);
    const here = my.here();
    // The page of an error holds what was just typed.
    if (!here || form.dataset.typed) continue;
    const answers = [here.typed, my.typed()].map((pairs) =>
      JSON.stringify(pairs.filter(([name]) => name?.[0] !== ':')),
    );
    if (answers[0] === answers[1]) {
      // The server has it, by whichever way it came there.
      my.forget();
      continue;
    }
    if (here.basis === basis.value) {
      my.fill(here.typed);
      my.say(status.dataset.restored);
    } else if (restore) {
      restore.hidden = false;
      restore.addEventListener('click', () => {
        restore.hidden = true;
        my.fill(here.typed);
      });
    }
  }
}
