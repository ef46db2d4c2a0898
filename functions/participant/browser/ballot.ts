import { blinded, isKey, type PublicKey, type Secret, signed } from './blinding.ts';
import { moments, NotReached, request, Told } from './requests.ts';

/**
 * Sends anonymous feedback, in the browser. The ballot is asked for with the person's cookie, blinded; then it is cast without
 * any: no cookie, no referrer, after some moments. Its secret is kept on this device before anything is asked for, so whichever
 * reply is lost, the same ballot goes on. The page's own script shows the form and keeps what is typed.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-ballot]')) begin(form);

function begin(form: HTMLFormElement): void {
  const { ballot = '', box = '', cast = '' } = form.dataset;
  const place = `ballot ${ballot}`;
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  const status = form.querySelector<HTMLElement>('[data-preparing]');
  const refused = form.querySelector<HTMLElement>('[data-refused]');
  if (!button || !status || !refused) return;
  let here: Secret | undefined;
  let busy = false;
  let timer = 0;
  let wait = 2000;

  const say = (text = ''): void => {
    status.textContent = text;
    status.hidden = text === '';
  };
  const keep = (secret: Secret | undefined): void => {
    here = secret;
    try {
      if (secret) localStorage.setItem(place, JSON.stringify(secret));
      else localStorage.removeItem(place);
    } catch {
      // This device keeps nothing for pages: then the ballot lives as long as this page.
    }
  };
  const kept = (): Secret | undefined => {
    try {
      const text = localStorage.getItem(place);
      return text === null ? here : JSON.parse(text);
    } catch {
      return here;
    }
  };
  const answers = (): Record<string, string[]> => {
    const fields = [...new FormData(form)].filter(([name]) => !name.startsWith(':'));
    const names = [...new Set(fields.map(([name]) => name))];
    return Object.fromEntries(
      names.map((name) => [name, fields.filter(([other]) => other === name).map(([, value]) => String(value))]),
    );
  };

  /** The signed ballot: the one that is under way, or a new one. */
  const handedOut = async (): Promise<Required<Secret>> => {
    let secret = kept();
    if (!secret) {
      // The box is made ready for whoever comes first. Answers that it would refuse are told before a ballot is handed out.
      await request(ballot, {}, 'as the person');
      await request(box, { answers: answers() }, 'as nobody');
      secret = await blinded(await keyOf(box));
      keep(secret);
    }
    if (secret.signature === undefined) {
      const reply = await request(ballot, { blinded: secret.blinded }, 'as the person');
      secret = { ...secret, signature: await signed(secret, String(reply.signature)) };
      keep(secret);
    }
    return { ...secret, signature: secret.signature ?? '' };
  };

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    button.disabled = true;
    refused.hidden = true;
    say(status.dataset.preparing);
    try {
      const { token, signature } = await handedOut();
      say(status.dataset.sending);
      await moments();
      await request(box, { token, signature, answers: answers() }, 'as nobody');
      keep(undefined);
      form.dispatchEvent(new Event('sent'));
      location.assign(cast);
      return;
    } catch (error) {
      if (error instanceof NotReached) {
        say(status.dataset.notYet);
        timer = window.setTimeout(send, wait);
        wait = Math.min(wait * 2, 60_000);
      } else if (error instanceof Told) {
        say();
        tell(error);
      } else {
        say(status.dataset.failed);
      }
    }
    busy = false;
    button.disabled = false;
  };

  const tell = ({ status: code, detail, errors }: Told): void => {
    // 409: another ballot was handed out, or this one was cast; 410: its time is over. In each case this one is of no more use.
    if (code === 409 || code === 410) keep(undefined);
    const list = document.createElement('ul');
    for (const [name, message] of Object.entries(errors)) {
      const link = document.createElement('a');
      link.href = `#f-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
      link.textContent = message;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    const sentence = document.createElement('p');
    const isAboutFields = list.childElementCount > 0;
    sentence.textContent =
      (isAboutFields ? refused.dataset.refused : code === 401 ? status.dataset.signedOut : detail) ?? detail;
    refused.replaceChildren(sentence, ...(isAboutFields ? [list] : []));
    refused.hidden = false;
    refused.scrollIntoView();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  addEventListener('online', () => {
    if (timer !== 0) void send();
  });
  // A page that comes back from the browser's memory stands as it was when the ballot was cast.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  say();
  button.disabled = false;
}

/** The workshop's key, asked for as nobody. */
async function keyOf(box: string): Promise<PublicKey> {
  const { publicKey } = await request(box, undefined, 'as nobody');
  if (!isKey(publicKey)) throw new Error('The ballot box gave no key.');
  return publicKey;
}
