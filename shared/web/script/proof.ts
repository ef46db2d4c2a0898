/**
 * Says whether a file that somebody chose, or dropped on the page, is the published one. It is hashed here and sent nowhere. Of a
 * longer file no more is read than shows that it is longer: its fingerprint is another one in any case.
 */
export function compareFile(): void {
  for (const proof of document.querySelectorAll<HTMLElement>('[data-proof]')) {
    const input = proof.querySelector<HTMLInputElement>('input[type=file]');
    const said = proof.querySelector<HTMLElement>('[data-said]');
    // Without cryptography, as over plain HTTP, the page says how it is done by hand.
    if (!input || !said || !globalThis.crypto?.subtle) continue;
    const my = {
      turn: 0,
      say(text: string | undefined, name: string, kind: string) {
        said.hidden = false;
        said.className = `note ${kind}`;
        said.textContent = (text ?? '').replace('{name}', () => name);
      },
      async check(file: File | undefined) {
        if (!file) return;
        my.turn += 1;
        const turn = my.turn;
        const { busy, same, other, unread, bytes } = proof.dataset;
        my.say(busy, file.name, '');
        try {
          const read = await file.slice(0, Number(bytes) + 1).arrayBuffer();
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', read));
          const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
          // Another file was chosen meanwhile.
          if (turn !== my.turn) return;
          if (found === proof.dataset.proof) my.say(same, file.name, 'good');
          else my.say(other, file.name, 'bad');
        } catch {
          if (turn === my.turn) my.say(unread, file.name, 'warn');
        }
      },
    };
    proof.hidden = false;
    input.addEventListener('change', () => my.check(input.files?.[0]));
    // Anywhere on the page: beside a box, a dropped file would open in the page's place.
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      const files = event.dataTransfer?.files;
      event.preventDefault();
      if (!files?.length) return;
      input.files = files;
      my.check(files[0]);
    });
  }
}
