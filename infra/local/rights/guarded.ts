import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answering, type Handle } from '../engines/listening.ts';
import type { Gate, Refusal } from './gate.ts';
import type { AccessRequest } from './policy.ts';

/** What is to be known of a service before its calls can be checked. */
export interface GuardedService {
  /** What an operation asks of IAM; nothing for an operation that IAM is not asked for. */
  readonly asked: (
    request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
    body: string,
  ) => readonly AccessRequest[];
  readonly refuse: (response: ServerResponse, refusal: Refusal) => void;
}

/** A service that answers only what the caller's role allows. Without a gate it answers everybody, as the engine itself does. */
export function guarded(gate: Gate | undefined, { asked, refuse }: GuardedService, handle: Handle): Handle {
  if (!gate) return handle;
  return async (request, response) => {
    const body = await bodyAhead(request);
    const requests = asked(request, body.toString('utf8'));
    const refusal = requests.length === 0 ? undefined : gate.refusal(accessKeyOf(request), requests);
    if (!refusal) return handle(request, response);
    request.resume();
    refuse(response, refusal);
  };
}

/** The same for a server of somebody else's making, whose own listener stays behind the check. */
export function guardServer(server: Server, gate: Gate | undefined, service: GuardedService): void {
  if (!gate) return;
  const behind = server.listeners('request');
  server.removeAllListeners('request');
  const handle = guarded(gate, service, (request, response) => {
    for (const listener of behind) Reflect.apply(listener, server, [request, response]);
  });
  server.on('request', answering(handle));
}

/** Who signed: `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …`. Nobody's key where nobody did. */
export function accessKeyOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return /Credential=([^/,]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** `DynamoDB_20120810.GetItem` → `GetItem` */
export const operationOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string =>
  String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');

/** Reads a body and puts it back, so that the engine behind finds the request as it came. */
async function bodyAhead(request: IncomingMessage): Promise<Buffer> {
  const expected = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let read = 0;
  while (read < expected) {
    const chunk: unknown = request.read();
    if (chunk instanceof Buffer) {
      chunks.push(chunk);
      read += chunk.length;
    } else {
      await once(request, 'readable');
    }
  }
  const body = Buffer.concat(chunks);
  if (body.length > 0) request.unshift(body);
  return body;
}
