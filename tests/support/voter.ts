import { blinded, type PublicKey, type Secret, signed } from '../../functions/participant/browser/blinding.ts';
import { personPath } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import type { Answered, BrowserLike } from './browser-like.ts';

/** What the page's script does, step by step, so that a test can lose a reply between any two of them. */
export class Voter {
  readonly #person: BrowserLike;
  readonly #nobody: BrowserLike;
  readonly #issuer: string;
  readonly #box: string;

  /** @param person signed in; @param nobody a browser without any cookie */
  constructor(who: Person, person: BrowserLike, nobody: BrowserLike) {
    this.#person = person;
    this.#nobody = nobody;
    this.#issuer = `${personPath(who.workshopId, who.id)}/ballot`;
    this.#box = `/ballots/${who.workshopId}`;
  }

  ask = (json: unknown, now: number): Promise<Answered> => this.#person.send(this.#issuer, { json, now });

  async key(now: number): Promise<PublicKey> {
    await this.ask({}, now);
    const asked = await this.#nobody.send(this.#box, { now, headers: { accept: 'application/json' } });
    return (asked.json() as { publicKey: PublicKey }).publicKey;
  }

  draw = async (now: number): Promise<Secret> => blinded(await this.key(now));

  /** The issuer's reply to the blinded message, unblinded. */
  async handOut(secret: Secret, now: number): Promise<Secret> {
    const reply = await this.ask({ blinded: secret.blinded }, now);
    return { ...secret, signature: await signed(secret, (reply.json() as { signature: string }).signature) };
  }

  cast = ({ token, signature }: Secret, answers: unknown, now: number, headers = {}): Promise<Answered> =>
    this.#nobody.send(this.#box, { json: { token, signature, answers }, now, headers });

  async vote(answers: unknown, now: number): Promise<Answered> {
    return this.cast(await this.handOut(await this.draw(now), now), answers, now);
  }
}

/** The same over plain HTTP, from a personal link on; without answers the ballot is asked for and never cast. */
export async function castByProgram(
  baseUrl: string,
  link: string,
  answers: Record<string, unknown> | undefined,
): Promise<void> {
  const opened = await fetch(link, { redirect: 'manual' });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const home = new URL((opened.headers.get('location') ?? '').replace(/(\/p\/[^/?]+).*/, '$1'), baseUrl);
  const box = `${baseUrl}/ballots/${home.pathname.split('/')[2]}`;
  const post = async (address: string, body: unknown, own: Record<string, string> = {}): Promise<unknown> => {
    const headers = { origin: baseUrl, accept: 'application/json', 'content-type': 'application/json', ...own };
    const reply = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  await post(`${home.href}/ballot`, {}, { cookie });
  const { publicKey } = (await (await fetch(box)).json()) as { publicKey: PublicKey };
  const secret = await blinded(publicKey);
  const reply = (await post(`${home.href}/ballot`, { blinded: secret.blinded }, { cookie })) as { signature: string };
  const signature = await signed(secret, reply.signature);
  if (answers) await post(box, { token: secret.token, signature, answers });
}
