import * as z from 'zod';

/** What came back: the status, and the JSON or the text of it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly json: unknown;
}

/**
 * A person's browser as far as the journey needs one: it keeps cookies by path (an assistant may hold several people's),
 * follows redirects after a form, and says where a form comes from.
 */
export class Browser {
  readonly #baseUrl: string;
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();
  readonly #seen: (response: Response, what: string) => void;

  /** @param seen told of every answer, and to what */
  constructor(baseUrl: string, seen: (response: Response, what: string) => void = () => undefined) {
    this.#baseUrl = baseUrl;
    this.#seen = seen;
  }

  /** Opens an address as a page; follows redirects, as the personal link's. @returns the last page, and its path */
  async open(address: string): Promise<Answer & { readonly path: string }> {
    let path = this.#pathOf(address);
    for (let hops = 0; hops < 5; hops += 1) {
      const { response, answer } = await this.#send(path, { headers: { accept: 'text/html' } });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || next === null) return { ...answer, path };
      path = this.#pathOf(next);
    }
    throw new Error(`${address} redirects in circles.`);
  }

  /** Reads a resource as a program. */
  async read(path: string): Promise<Answer> {
    return (await this.#send(path, { headers: { accept: 'application/json' } })).answer;
  }

  /** Sends a form as a page does; the answer is what the browser shows in the end. */
  async submit(path: string, fields: Iterable<readonly [string, string]>): Promise<Answer> {
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, value]));
    const { response, answer } = await this.#send(path, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', origin: this.#baseUrl },
      body: body.toString(),
    });
    const next = response.headers.get('location');
    return response.status === 303 && next !== null ? this.open(next) : answer;
  }

  /** Sends JSON, or text of another type. */
  async send(path: string, body: unknown, type = 'application/json'): Promise<Answer> {
    const { answer } = await this.#send(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': type, origin: this.#baseUrl },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return answer;
  }

  /** Downloads what an address leads to, as a browser does: some files lie elsewhere, behind a signed address. */
  async download(path: string): Promise<Uint8Array> {
    const { response, bytes } = await this.#send(path, { headers: { accept: 'text/html' } });
    if (response.ok) return bytes;
    const file = await fetch(response.headers.get('location') ?? '');
    if (!file.ok) throw new Error(`${path}: status ${response.status}, and of the file ${file.status}`);
    return new Uint8Array(await file.arrayBuffer());
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const cookie = [...this.#cookies]
      .filter(([, kept]) => path === kept.path || path.startsWith(`${kept.path}/`) || path.startsWith(`${kept.path}?`))
      .map(([key, kept]) => `${key.slice(0, key.indexOf(' '))}=${kept.value}`)
      .join('; ');
    const headers = { ...init.headers, ...(cookie && { cookie }) };
    const response = await fetch(`${this.#baseUrl}${path}`, { ...init, headers, redirect: 'manual' });
    this.#seen(response, `${init.method ?? 'GET'} ${path}`);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = new TextDecoder().decode(bytes);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer: Answer = { status: response.status, body, json: isJson ? JSON.parse(body) : undefined };
    return { response, answer, bytes };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const cut = pair.indexOf('=');
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    this.#cookies.set(`${pair.slice(0, cut)} ${path}`, { value: pair.slice(cut + 1), path });
  }

  #pathOf(address: string): string {
    const url = new URL(address, this.#baseUrl);
    return `${url.pathname}${url.search}`;
  }
}

/** The answer's JSON in the expected shape. @throws Error that says what came instead */
export function expectJson<Schema extends z.ZodType>(answer: Answer, schema: Schema, what: string): z.infer<Schema> {
  const parsed = schema.safeParse(answer.json);
  if (answer.status < 300 && parsed.success) return parsed.data;
  const why = parsed.success ? '' : z.prettifyError(parsed.error);
  throw new Error(`${what}: status ${answer.status}, ${answer.body.slice(0, 500)} ${why}`);
}

/** @throws Error when the answer is not of the expected status */
export function expectStatus(answer: Answer, status: number, what: string): void {
  if (answer.status !== status) {
    throw new Error(`${what}: expected status ${status}, got ${answer.status}: ${answer.body.slice(0, 500)}`);
  }
}
