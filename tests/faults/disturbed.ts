import http from 'node:http';
import { text } from 'node:stream/consumers';
import { answerJson, listen } from '../../infra/local/engines/listening.ts';

/** What happens to a call: it is refused before it did anything, or it does all it should and its answer is lost. */
export type Trouble = 'refused' | 'reply-lost';

/** How often which trouble struck, and of how many calls. */
export interface Toll {
  calls: number;
  readonly struck: Record<Trouble, number>;
}

/**
 * Stands in front of an engine and makes one call of so many fail. A call is what the AWS SDK takes for one: as often as it tries
 * it again, so often does it fail, for half of those that are struck; the others fail once, and the SDK's next try gets through.
 * @param every one call of so many; read at each call, so that a test can end the trouble
 * @param random 0..1
 */
export async function disturbed(
  endpoint: string,
  { every, random, toll }: { readonly every: () => number; readonly random: () => number; readonly toll: Toll },
) {
  /** What was decided about a call of the SDK, by the number that each of its tries carries. */
  const fates = new Map<string, { readonly trouble: Trouble; left: number }>();
  const fateOf = (request: http.IncomingMessage): Trouble | undefined => {
    const id = request.headers['amz-sdk-invocation-id'];
    if (typeof id !== 'string') return undefined; // A browser, which posts its file to the bucket.
    const known = fates.get(id);
    if (known) return known.left-- > 0 ? known.trouble : undefined;
    if (/attempt=1(;|$)/.test(String(request.headers['amz-sdk-request'] ?? 'attempt=1'))) toll.calls += 1;
    if (random() * every() >= 1) return undefined;
    const trouble = random() < 0.5 ? 'refused' : 'reply-lost';
    fates.set(id, { trouble, left: random() < 0.5 ? 0 : 10 });
    toll.struck[trouble] += 1;
    return trouble;
  };
  return listen(async (request, response) => {
    const trouble = fateOf(request);
    if (trouble === 'refused') {
      request.resume();
      answerJson(response, 500, { __type: 'InternalServerError', message: 'This call was made to fail.' });
      return;
    }
    const answer = await passOn(endpoint, request);
    if (trouble === 'reply-lost') {
      await text(answer);
      response.destroy();
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
    answer.pipe(response);
  });
}

/** As it came, to the letter: its signature has the host that was called. */
function passOn(endpoint: string, request: http.IncomingMessage): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, url, rawHeaders } = request;
    const onwards = http.request(`${endpoint}${url}`, { method, headers: rawHeaders }, resolve);
    onwards.on('error', reject);
    request.pipe(onwards);
  });
}
