import http from 'node:http';
import { PortTaken } from './engine.ts';

export type Handle = (request: http.IncomingMessage, response: http.ServerResponse) => void | Promise<void>;

/** Long enough for a request under way, short enough for someone who waits for Ctrl-C. */
const GRACE_MS = 500;

export interface Listening {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Serves HTTP on 127.0.0.1 only.
 * @param port 0 lets the system choose one
 * @throws PortTaken
 */
export async function listen(handle: Handle, port = 0): Promise<Listening> {
  const server = http.createServer(answering(handle));
  return { endpoint: await bind(server, port), close: () => close(server) };
}

/** A server's listener that answers 500 to whatever goes wrong in it. */
export function answering(handle: Handle): http.RequestListener {
  return (request, response) => {
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else answerJson(response, 500, { __type: 'InternalFailure', message: String(error) });
      });
  };
}

/** Binds a server that somebody else made to 127.0.0.1 and answers its endpoint. */
export async function bind(server: http.Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return endpointOf(server);
}

/** Where a listening server is reached. */
export function endpointOf(server: http.Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** Ends a server; connections that idle or outlast the grace are cut. */
export async function close(server: http.Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Reads a body to its end, or answers `undefined` when it is over `limit` bytes (the rest is thrown away). */
export async function readBody(request: http.IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}

/** Answers JSON, by default in the content type that AWS's JSON protocol uses. */
export function answerJson(
  response: http.ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
}
