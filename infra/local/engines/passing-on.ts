import { localCredentials } from './engine.ts';
import { type Handle, readBody } from './listening.ts';

const MAX_BODY = 16 * 1024 * 1024; // DynamoDB's limit of a request

/**
 * Hands requests on to an engine that somebody else has started, all in the name of the local run: DynamoDB Local keeps the tables
 * of each access key apart, and checks no signature.
 * @param accessKeyId whose tables
 */
export function passedOnTo(endpoint: string, accessKeyId: string = localCredentials.accessKeyId): Handle {
  return async (request, response) => {
    const body = await readBody(request, MAX_BODY);
    const authorization = String(request.headers.authorization).replace(
      /Credential=[^/,]+/,
      `Credential=${accessKeyId}`,
    );
    const reply = await fetch(`${endpoint}${request.url}`, {
      method: request.method ?? 'POST',
      headers: {
        authorization,
        ...Object.fromEntries(
          ['x-amz-target', 'x-amz-date', 'content-type'].map((name) => [name, String(request.headers[name])]),
        ),
      },
      ...(body && { body: new Uint8Array(body) }),
    });
    response.writeHead(reply.status, {
      'content-type': reply.headers.get('content-type') ?? 'application/x-amz-json-1.0',
    });
    response.end(Buffer.from(await reply.arrayBuffer()));
  };
}
