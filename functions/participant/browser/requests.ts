/** No connection, or the server could not answer just now: the same again is safe. */
export class NotReached extends Error {}

/** The server said no, in words for the person. */
export class Told extends Error {
  readonly status: number;
  readonly detail: string;
  /** By field. */
  readonly errors: Readonly<Record<string, string>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(String(problem.detail));
    this.status = status;
    this.detail = this.message;
    this.errors = Object.fromEntries(Object.entries(problem.errors ?? {}).map(([name, said]) => [name, String(said)]));
  }
}

/**
 * Asks our own server: `as the person`, with the cookie, or `as nobody`, with neither cookie nor the address of the page, which
 * names the person. A body makes it a POST.
 * @throws NotReached, Told
 */
export async function request(
  address: string,
  body: unknown,
  who: 'as the person' | 'as nobody',
): Promise<Record<string, unknown>> {
  const nobody = who === 'as nobody';
  const reply = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    credentials: nobody ? 'omit' : 'same-origin',
    referrerPolicy: nobody ? 'no-referrer' : 'same-origin',
    cache: 'no-store',
  }).catch(() => undefined);
  if (!reply || reply.status >= 500 || reply.status === 429) throw new NotReached();
  const read = await reply.json().catch(() => {
    throw new NotReached();
  });
  if (!reply.ok) throw new Told(reply.status, read);
  return read;
}

const LEAST_MS = 1000;
const MOST_MS = 6000;

/** Some moments, so that a ballot does not follow on the heels of the request for it. */
export const moments = (): Promise<void> =>
  new Promise((resolve) => {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    setTimeout(resolve, LEAST_MS + (drawn / 2 ** 32) * (MOST_MS - LEAST_MS));
  });
