import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';

/** A browser's connection as a program keeps one: open between requests, and nothing decompressed. */
export interface Fetched {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: Buffer;
}

export interface HttpClient {
  send(
    path: string,
    options?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ): Promise<Fetched>;
  stop(): void;
}

/** @param baseUrl `http://localhost:PORT` */
export function httpClient(baseUrl: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    send: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(new URL(path, baseUrl), { agent, method, headers }, (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
          );
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    stop: () => agent.destroy(),
  };
}

/** The cookies of an answer, as the next request sends them. */
export const cookiesOf = ({ headers }: Fetched): string =>
  (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
