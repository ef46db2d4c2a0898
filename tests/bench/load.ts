import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { FormSchema, fill } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { type BenchStack, EMPTY } from './bench-stack.ts';
import { cookiesOf, type HttpClient, httpClient } from './http-client.ts';
import { percentile } from './limits.ts';
import { median, rounded } from './medians.ts';

/**
 * Feedback submissions through the gateway, beside an empty function through the same gateway and bare writes to the same
 * engine. The three alternate within each round, so that whatever else the machine does meets all of them. Gateway, engines
 * and this program share one process, and a function has at most two environments.
 */

const CONTENDERS = ['feedback', 'emptyFunction', 'bareWrite'] as const;
type Contender = (typeof CONTENDERS)[number];

export interface Pace {
  /** The median of the rounds. */
  readonly perSecond: number;
  readonly p50Ms: number;
  /** Of all requests of all rounds. */
  readonly p99Ms: number;
}
/** By how many are under way at once. */
export type Load = Readonly<Record<string, Readonly<Record<Contender, Pace>>>>;

const ROUNDS = 9;
const AT_ONCE = [1, 10] as const;
const REQUESTS = { 1: 30, 10: 100 } as const;

export async function loadOf(stack: BenchStack, tell: (line: string) => void): Promise<Load> {
  const client = httpClient(stack.local.baseUrl);
  try {
    const sends: Readonly<Record<Contender, (lane: number) => Promise<void>>> = {
      feedback: await submissions(stack, client),
      emptyFunction: async () => expectOk(await client.send(EMPTY), 'the empty function'),
      bareWrite: bareWrites(stack),
    };
    for (const contender of CONTENDERS) await volley(sends[contender], 10, 20); // warm
    const load: Record<string, Record<Contender, Pace>> = {};
    for (const atOnce of AT_ONCE) {
      const rounds: Record<Contender, Round[]> = { feedback: [], emptyFunction: [], bareWrite: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        tell(`load: ${atOnce} at once, round ${round + 1} of ${ROUNDS}`);
        for (const contender of CONTENDERS) {
          rounds[contender].push(await volley(sends[contender], atOnce, REQUESTS[atOnce]));
        }
      }
      load[String(atOnce)] = {
        feedback: paceOf(rounds.feedback),
        emptyFunction: paceOf(rounds.emptyFunction),
        bareWrite: paceOf(rounds.bareWrite),
      };
    }
    return load;
  } finally {
    client.stop();
  }
}

interface Round {
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

/** So many requests, so many of them at once. */
async function volley(send: (lane: number) => Promise<void>, atOnce: number, requests: number): Promise<Round> {
  const latencies: number[] = [];
  let left = requests;
  const from = performance.now();
  const lane = async (_: unknown, number: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const sent = performance.now();
      await send(number);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { perSecond: (latencies.length / (performance.now() - from)) * 1000, latencies };
}

const paceOf = (rounds: readonly Round[]): Pace => ({
  perSecond: rounded(median(rounds.map(({ perSecond }) => perSecond)), 1),
  p50Ms: rounded(median(rounds.map(({ latencies }) => median(latencies))), 1),
  p99Ms: rounded(
    percentile(
      rounds.flatMap(({ latencies }) => latencies),
      0.99,
    ),
    1,
  ),
});

/** Person after person, each with other answers each time: all of them are written, and nobody sends too often. */
async function submissions({ local }: BenchStack, client: HttpClient): Promise<() => Promise<void>> {
  const random = seededRandom(2011);
  const { people } = await local.people();
  const seats = await Promise.all(
    people.map(async ({ link }) => {
      const arrived = await client.send(new URL(link).pathname, { headers: { accept: 'text/html' } });
      const home = new URL(arrived.headers.location ?? '', local.baseUrl).pathname;
      const cookie = cookiesOf(arrived);
      const shown = await client.send(`${home}/feedback`, { headers: { accept: 'application/json', cookie } });
      const fields = fill(FormSchema.parse(JSON.parse(shown.body.toString())), random);
      return { path: `${home}/feedback`, cookie, fields: fields.filter(([name]) => name !== 'comments') };
    }),
  );
  let number = 0;
  return async () => {
    const seat = seats[number % seats.length];
    if (!seat) throw new Error('Nobody has a seat.');
    number += 1;
    const body = new URLSearchParams([...seat.fields, ['comments', `What was said last, number ${number}`]]).toString();
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      origin: local.baseUrl,
      cookie: seat.cookie,
    };
    expectOk(await client.send(seat.path, { method: 'POST', headers, body }), 'submitting feedback');
  };
}

/** Items as large as a person's with feedback, unconditionally. */
function bareWrites({ local }: BenchStack): (lane: number) => Promise<void> {
  const { table } = local;
  if (!table) throw new Error('The stack has no table.');
  const documents = DynamoDBDocumentClient.from(table.client);
  const Item = { pk: 'BENCH', kept: 'x'.repeat(1_200) };
  return async (lane) => {
    await documents.send(new PutCommand({ TableName: table.name, Item: { ...Item, sk: `LANE#${lane}` } }));
  };
}

function expectOk({ status, body }: { readonly status: number; readonly body: Buffer }, what: string): void {
  if (status >= 300) throw new Error(`${what}: status ${status}: ${body.toString().slice(0, 300)}`);
}
