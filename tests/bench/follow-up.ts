import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createWorkshop } from '../../shared/follow-up/plan.ts';
import type { Language } from '../../shared/language/language.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { stepAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshopFile, T0 } from '../support/fixtures.ts';
import { child } from './child.ts';
import { type FollowUpCost, FollowUpCostSchema, FollowUpTaskSchema } from './follow-up.said.ts';
import { growthExponent, type Judged, judged, spread } from './limits.ts';
import { rounded } from './medians.ts';

/** What a mailing to everyone costs a person, and whether that depends on how many there are. */

export const SIZES = [65, 1_000, 10_000, 100_000] as const;
const PER_SECOND = 50;
/** Two of five read Bangla. */
const languageOf = (n: number): Language => (n % 5 < 3 ? 'en' : 'bn');

export interface FollowUp extends FollowUpCost {
  readonly calls: number;
  readonly unitsPerPerson: number;
  /** Calls to SES at the most: of each language, as many as its people take in bulks of 50. */
  readonly sesAtMost: number;
}
export type FollowUps = Readonly<Record<string, FollowUp>>;

export async function followUps(most: number, tell: (line: string) => void): Promise<FollowUps> {
  const found: Record<string, FollowUp> = {};
  for (const people of SIZES.filter((size) => size <= most)) {
    found[String(people)] = await followUp(people, (line) => tell(`followUp ${people}: ${line}`));
  }
  return found;
}

async function followUp(people: number, tell: (line: string) => void): Promise<FollowUp> {
  const engine = child('table-engine.process.ts', FollowUpTaskSchema.pick({ connection: true }));
  const { connection } = await engine.said;
  const client = new DynamoDBClient(connection);
  try {
    const workshop = createWorkshop(aWorkshopFile({ id: 'bench' }), 'o', T0);
    await new Table('table', client).insert(WorkshopItem, keys.workshop('bench'), workshop);
    const from = performance.now();
    await seat(client, people, tell);
    tell(`${people} people are seated after ${seconds(from)} s; sending`);
    const [step] = workshop.details.followUp.steps;
    if (!step) throw new Error('The plan has no step.');
    const sending = child(
      'follow-up.process.ts',
      FollowUpCostSchema,
      { connection, due: stepAt(workshop.details, step), perSecond: PER_SECOND },
      // As Lambda does for a function of 1,024 MB, so that the collector works as it would there.
      ['--max-old-space-size=921'],
    );
    const cost = await sending.said;
    if (cost.mails !== people) throw new Error(`${cost.mails} mails went to ${people} people.`);
    tell(`sent in ${rounded(cost.seconds, 1)} s`);
    const languages = Map.groupBy(
      Array.from({ length: people }, (_, n) => languageOf(n)),
      (language) => language,
    );
    return {
      ...cost,
      seconds: rounded(cost.seconds),
      taskMs: Math.round(cost.taskMs),
      calls: cost.dynamodb + cost.ses,
      unitsPerPerson: rounded((cost.readUnits + cost.writeUnits) / people, 3),
      sesAtMost: [...languages.values()].reduce(
        (sum, { length }) => sum + Math.ceil(length / Math.min(50, PER_SECOND)),
        0,
      ),
    };
  } finally {
    client.destroy();
    engine.stop();
  }
}

const seconds = (from: number): number => Math.round((performance.now() - from) / 1000);

const BATCH = 25;
const LANES = 4;

/** Everybody into the table, as many in one call as it takes, and some calls at once. */
async function seat(client: DynamoDBClient, people: number, tell: (line: string) => void): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < people) {
      const first = next;
      next += BATCH;
      const batch = Array.from({ length: Math.min(BATCH, people - first) }, (_, n) => seated(first + n));
      await documents.send(
        new BatchWriteCommand({ RequestItems: { table: batch.map((Item) => ({ PutRequest: { Item } })) } }),
      );
      if (first > 0 && first % 10_000 === 0) tell(`${first} people are seated`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** A person as the table keeps one. */
function seated(n: number) {
  const id = `p${String(n).padStart(6, '0')}`;
  const person = aPerson({ id, workshopId: 'bench', language: languageOf(n) });
  return { ...person, ...keys.person('bench', id), version: 1, command: 'bench' };
}

/** What issue 7 asks, of the sizes that were measured. */
export function followUpLimits(measured: FollowUps): Judged[] {
  const sizes = Object.entries(measured).map(([people, cost]) => ({ n: Number(people), ...cost }));
  const small = sizes.find(({ n }) => n === 1_000);
  const large = sizes.find(({ n }) => n > 1_000 && n === Math.max(...sizes.map((each) => each.n)));
  const growth = small &&
    large && {
      exponent: growthExponent({ n: small.n, cost: small.seconds }, { n: large.n, cost: large.seconds }),
      memory: large.peakMemoryBytes / small.peakMemoryBytes,
    };
  return [
    ...sizes.map(({ n, ses, sesAtMost }) => judged(`followUp.${n}.ses`, ses, sesAtMost)),
    judged(
      'followUp: units per person, most over least',
      rounded(spread(sizes.map((each) => each.unitsPerPerson)), 3),
      0.05,
    ),
    ...(growth
      ? [
          judged(`followUp: exponent of seconds, 1000 to ${large.n}`, rounded(growth.exponent), 1.1),
          judged(`followUp: peak memory, ${large.n} over 1000`, rounded(growth.memory), 1.3),
        ]
      : []),
  ];
}
