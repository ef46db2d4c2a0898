import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utc } from '../../shared/papers/oai/datestamp.ts';
import { collected, openHarvester } from '../support/oai-pmh.ts';
import { PAPERS, type Repository, startRepository } from '../support/repository.ts';

/** A harvester that nobody here wrote (oai-pmh of npm) takes everything over HTTP, and later what has changed since. */

let repository: Repository;
let harvester: ReturnType<typeof openHarvester>;
beforeAll(async () => {
  repository = await startRepository();
  harvester = openHarvester(repository.address);
}, 60_000);
afterAll(() => repository.stop());

interface Header {
  readonly identifier: string;
  readonly datestamp: string;
  readonly $?: { readonly status: string };
}
interface Harvested {
  readonly header: Header;
  readonly metadata?: { readonly 'oai_dc:dc': { readonly 'dc:title': string } };
}

const harvest = (from?: string) =>
  collected<Harvested>(harvester.listRecords({ metadataPrefix: 'oai_dc', ...(from && { from }) }));
const identifiers = (records: readonly Harvested[]) => records.map(({ header }) => header.identifier);
const deleted = (records: readonly Harvested[]) =>
  identifiers(records.filter(({ header }) => header.$?.status === 'deleted'));

describe('a harvester over HTTP', () => {
  let since: string;

  test('takes 250 papers of three workshops through resumption tokens, each exactly once', async () => {
    const records = await harvest();
    expect(records).toHaveLength(PAPERS);
    expect(new Set(identifiers(records))).toEqual(
      new Set(Array.from({ length: PAPERS }, (_, n) => repository.identifierOf(n))),
    );
    expect(records[7]?.metadata?.['oai_dc:dc']['dc:title']).toBe('Paper 7: <রূপকল্প ২০২১> & "more"');
    expect(deleted(records)).toEqual([]);
    since = utc(repository.clock.now);
  });

  test('takes one workshop as a set, and knows what the repository says of itself', async () => {
    const headers = await collected<Header>(harvester.listIdentifiers({ metadataPrefix: 'oai_dc', set: 'small-2' }));
    expect(headers.map(({ identifier }) => identifier)).toEqual(
      Array.from({ length: PAPERS }, (_, n) => n)
        .filter((n) => repository.workshopOf(n) === 'small-2')
        .map(repository.identifierOf),
    );
    expect(await harvester.identify()).toMatchObject({ deletedRecord: 'persistent', protocolVersion: '2.0' });
    const sets = await collected<{ setSpec: string }>(harvester.listSets());
    expect(sets.map(({ setSpec }) => setSpec)).toEqual(['another', 'small', 'small-2']);
  });

  test('later takes what was published and withdrawn since, each exactly once, and nothing else', async () => {
    repository.clock.now += 60_000;
    for (const n of [300, 301]) await repository.publish(n);
    for (const n of [3, 77, 200]) await repository.withdraw(n);
    repository.settle();
    const records = await harvest(since);
    expect(identifiers(records).toSorted()).toEqual([3, 77, 200, 300, 301].map(repository.identifierOf).toSorted());
    expect(deleted(records).toSorted()).toEqual([3, 77, 200].map(repository.identifierOf).toSorted());
    expect(await harvester.getRecord(repository.identifierOf(3), 'oai_dc')).toMatchObject({
      header: { $: { status: 'deleted' } },
    });
  });

  test('given papers that are withdrawn while it follows its tokens, then it has them with this harvest or with the next', async () => {
    const begun = utc(repository.clock.now);
    // One that was listed already, and one that lies ahead.
    repository.beforeTheNextPart(async () => {
      for (const n of [10, 240]) await repository.withdraw(n);
    });
    const records = await harvest();
    expect(new Set(identifiers(records)).size).toBe(records.length);
    expect(identifiers(records)).toContain(repository.identifierOf(10));
    repository.settle();
    const later = await harvest(begun);
    expect(deleted(later).toSorted()).toEqual([10, 240].map(repository.identifierOf).toSorted());
  });
});
