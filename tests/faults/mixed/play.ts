import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type LocalStack, startLocal } from '../../../infra/local/local-stack.ts';
import { readSeed, seedWorkshop, startOfStory, usersOf } from '../../../infra/local/seed.ts';
import { seededRandom } from '../../journey/random.ts';
import { sharedAssembly } from '../../support/assembly.ts';
import { disturbed, type Toll } from '../disturbed.ts';
import { officer, PEOPLE, writeSmallWorkshop } from '../small-workshop.ts';
import { Decider, Guest } from './people.ts';
import { Witness } from './witness.ts';

/** One call to AWS of so many fails. */
const ONE_OF = 100;
const HANDS = 4;
const HOUR = 3_600_000;

export interface MixedReport {
  readonly answers: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly faults: number;
  readonly accepted: number;
  readonly mails: number;
  /** Everything that should not be, as sentences. */
  readonly breaches: readonly string[];
}

/**
 * People, staff and the sweep at once, on the local stack, while one call to AWS of a hundred fails. Afterwards nothing fails any
 * more, what is owed is paid, and everything that somebody was told is received is looked for in the table.
 * @param goesOn asked before each thing that somebody does, with the answers so far and the real ms since the first
 */
export async function playMixed(seed: number, goesOn: (answers: number, ms: number) => boolean): Promise<MixedReport> {
  const random = seededRandom(seed);
  const toll: Toll = { calls: 0, struck: { refused: 0, 'reply-lost': 0 } };
  let every = Number.POSITIVE_INFINITY;
  const fronts: { close(): Promise<void> }[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'afterword-mixed-'));
  const workshop = readSeed(writeSmallWorkshop(folder));
  const stack = await startLocal({
    port: 0,
    startAt: startOfStory(workshop),
    users: usersOf(workshop),
    between: async (endpoint) => {
      const front = await disturbed(endpoint, { every: () => every, random, toll });
      fronts.push(front);
      return front.endpoint;
    },
    ...(await sharedAssembly()),
  });
  try {
    await seedWorkshop(stack.baseUrl, folder, workshop);
    const witness = new Witness(stack.baseUrl);
    const { people } = await stack.people();
    const guests = people.map(({ person, link }) => new Guest(witness, { id: person.id, email: person.email, link }));
    const begun = performance.now();
    const isOn = (): boolean => goesOn(witness.answers, performance.now() - begun);
    toll.calls = 0;
    every = ONE_OF;
    const hands = Array.from({ length: HANDS }, async (_, hand) => {
      const own = guests.filter((_guest, index) => index % HANDS === hand);
      while (isOn()) await own[Math.floor(random() * own.length)]?.act(random());
    });
    const decider = new Decider(witness);
    const deciding = async (): Promise<void> => {
      while (isOn()) {
        await decider.act(random());
        await wait(100);
      }
    };
    const days = async (): Promise<void> => {
      while (isOn()) {
        await wait(1000);
        // With everything failing now and then, the clock may be held up: what is left is paid later.
        await stack.clock.advanceTo(stack.clock.now() + 12 * HOUR).catch(() => undefined);
      }
    };
    await Promise.all([...hands, deciding(), days()]);
    every = Number.POSITIVE_INFINITY;
    const { calls } = toll;
    await payAll(stack);
    const mails = stack.inbox();
    return {
      answers: witness.answers,
      statuses: Object.fromEntries([...witness.statuses].toSorted(([a], [b]) => a - b)),
      calls,
      faults: toll.struck.refused + toll.struck['reply-lost'],
      accepted: witness.accepted.length,
      mails: mails.length,
      breaches: [
        ...witness.withoutHint.map((what) => `No hint when to try again: ${what}`),
        ...(await lostOf(stack, witness)),
        ...(await unpaidOf(stack)),
        ...mailedWrongly(stack),
      ],
    };
  } finally {
    await stack.stop();
    await Promise.all(fronts.map((front) => front.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Hours pass, in which nothing fails, until nothing more falls due within a day: leases end, and runs are tried again. */
async function payAll(stack: LocalStack): Promise<void> {
  for (let hour = 0; hour < 12; hour += 1) await stack.clock.advanceTo(stack.clock.now() + HOUR);
}

async function itemsOf({ table }: LocalStack): Promise<Record<string, unknown>[]> {
  if (!table) throw new Error('The stack has no table.');
  const client = DynamoDBDocumentClient.from(table.client);
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** What somebody was told is received, and is not there. Twice is as wrong: an entry that was sent again is one entry. */
async function lostOf(stack: LocalStack, { accepted }: Witness): Promise<string[]> {
  const items = (await itemsOf(stack)).map((item) => ({ sk: String(item.sk), text: JSON.stringify(item) }));
  return accepted.flatMap(({ personId, what, text }) => {
    const holding = items.filter(({ sk, text: kept }) => sk.startsWith(`PERSON#${personId}`) && kept.includes(text));
    if (holding.length === 0) return [`Lost: ${what}, “${text}”`];
    if (what !== 'a SWOT entry') return [];
    const times = holding.reduce((sum, { text: kept }) => sum + kept.split(text).length - 1, 0);
    return times === 1 ? [] : [`${times} times: ${what}, “${text}”`];
  });
}

async function unpaidOf(stack: LocalStack): Promise<string[]> {
  const now = stack.clock.now();
  return (await itemsOf(stack)).flatMap((item) => {
    const at = `${item.pk} ${String(item.sk).replace(/PERSON#[^#]+/, 'PERSON#…')}`;
    const isLate = typeof item.dueAt === 'string' && Date.parse(item.dueAt) < now;
    return [
      ...(isLate ? [`Unpaid: ${at} since ${item.dueAt}`] : []),
      ...(JSON.stringify(item.debts ?? {}).includes('"parked":true') ? [`Given up: ${at}`] : []),
    ];
  });
}

/** Nobody has one mail twice, and everybody was invited. */
function mailedWrongly(stack: LocalStack): string[] {
  const sent = stack.inbox().map(({ to, tags }) => `${tags.occurrence} to ${to}`);
  const invited = new Set(sent.filter((each) => each.startsWith('invitation ')));
  const missed = Array.from({ length: PEOPLE }, (_, index) => `invitation to ${officer(index)}`);
  return [
    ...sent.filter((each, index) => sent.indexOf(each) !== index).map((each) => `Mailed twice: ${each}`),
    ...missed.filter((each) => !invited.has(each)).map((each) => `Missed: ${each}`),
  ];
}
