import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../shared/store/keys.ts';
import { RecentItems } from '../../shared/store/recent-items.ts';
import { changeWorkshop, recallWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

/** A workshop is read for every page of every participant and changed now and then: pages may show it as it was a moment ago. */

const workshop = aWorkshop({ id: 'recalled' });
const { id } = workshop.details;
let started: Awaited<ReturnType<typeof startTable>>;

beforeAll(async () => {
  started = await startTable();
  await started.table.insert(WorkshopItem, keys.workshop(id), workshop);
});
afterAll(() => started.stop());

const titled = (title: string) => (before: typeof workshop) => ({ ...before, details: { ...before.details, title } });

describe('a table that remembers', () => {
  it('given somebody else changes the workshop, then it is as it was until the time is over', async () => {
    const forever = started.table.remembering(3_600_000);
    const before = await recallWorkshop(forever, id);
    await changeWorkshop(started.table, id, titled('Changed by an organiser'));
    expect(await recallWorkshop(forever, id)).toEqual(before);
    expect((await recallWorkshop(started.table, id)).details.title).toBe('Changed by an organiser');
  });

  it('given it changes the workshop itself, then it knows', async () => {
    const forever = started.table.remembering(3_600_000);
    await recallWorkshop(forever, id);
    await changeWorkshop(forever, id, titled('Changed here'));
    expect((await recallWorkshop(forever, id)).details.title).toBe('Changed here');
  });

  it('given a change is decided upon, then it is decided by what stands there now', async () => {
    const forever = started.table.remembering(3_600_000);
    await recallWorkshop(forever, id);
    await changeWorkshop(started.table, id, titled('By somebody else'));
    const seen: string[] = [];
    await changeWorkshop(forever, id, (before) => {
      seen.push(before.details.title);
      return before;
    });
    expect(seen).toEqual(['By somebody else']);
  });

  it('given no time to remember, then it asks each time', async () => {
    const never = started.table.remembering(0);
    await recallWorkshop(never, id);
    await changeWorkshop(started.table, id, titled('At once'));
    expect((await recallWorkshop(never, id)).details.title).toBe('At once');
  });

  it('given a workshop that is not there, then it is asked for again', async () => {
    const forever = started.table.remembering(3_600_000);
    const later = aWorkshop({ id: 'later' });
    await expect(recallWorkshop(forever, 'later')).rejects.toMatchObject({ reason: 'not-found' });
    await started.table.insert(WorkshopItem, keys.workshop('later'), later);
    expect((await recallWorkshop(forever, 'later')).details.id).toBe('later');
  });
});

describe('what was read a moment ago', () => {
  it('is kept for its time, counted from the asking', async () => {
    let elapsed = 0;
    const items = new RecentItems(5000, () => elapsed);
    let reads = 0;
    const read = async () => {
      reads += 1;
      elapsed += 1000;
      return { reads };
    };
    const key = keys.workshop('a');
    const at = async (ms: number) => {
      elapsed = ms;
      return items.get(key, read);
    };
    expect(await at(0)).toEqual({ reads: 1 });
    expect(await at(4999)).toEqual({ reads: 1 });
    expect(await at(5000)).toEqual({ reads: 2 });
  });

  it('is fifty items at most, the oldest of which goes first', async () => {
    const items = new RecentItems(5000, () => 0);
    const asked: number[] = [];
    const get = (n: number) =>
      items.get(keys.workshop(`w${n}`), async () => {
        asked.push(n);
        return { n };
      });
    for (let n = 0; n <= 50; n += 1) await get(n);
    await get(50);
    await get(1);
    expect(asked).toHaveLength(51);
    await get(0);
    expect(asked.at(-1)).toBe(0);
  });
});
