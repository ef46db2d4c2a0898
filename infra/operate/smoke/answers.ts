import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

/** What came back, as it came: not followed further, not unpacked. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly ms: number;
}

/** GET of an address. @throws Error where nobody answers within 15 s */
export type Get = (address: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

const PATIENCE_MS = 15_000;

/** By Node's own client: `fetch` would unpack the answer and hide whether it was compressed. */
export const get: Get = (address, headers = {}) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const send = address.startsWith('https:') ? secure : plain;
    const asked = send(address, { headers, timeout: PATIENCE_MS }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(reply.headers).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.join(', ') : value,
            ]),
          ),
          body: Buffer.concat(parts).toString('utf8'),
          ms: performance.now() - began,
        }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
    asked.on('error', reject);
    asked.end();
  });
