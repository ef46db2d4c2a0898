import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { BrowserLike } from '../support/browser-like.ts';
import { aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/** What participants see of each other's SWOT entries, and what they endorse. A workshop for each test. */

const now = opensAt(aWorkshop().details) + 5 * HOUR;
const at = new Date(now).toISOString();
const JSON_PLEASE = { accept: 'application/json' };
const NAMES = ['Rahima Khatun', 'Abdul Karim', 'Shirin Akter'];

let people: Participants;
let made = 0;
let id: string;
let reader: Person;
let writers: Person[];
let browser: BrowserLike;
let home: string;

beforeAll(async () => {
  people = await startParticipants();
});
afterAll(() => people.stop());

const entry = (entryId: string, text = `Entry ${entryId}`) => ({
  id: entryId,
  quadrant: 'strength' as const,
  text,
  at,
});

async function given(swot: Partial<WorkshopFile['swot']>, own = 1): Promise<void> {
  made += 1;
  id = `swot${made}`;
  await people.workshop(aWorkshop({ id, swot: { maxEntries: 3, others: 'after-own', endorsements: 2, ...swot } }));
  const swotOf = (count: number) => Array.from({ length: count }, (_, index) => entry(`mine${index}`));
  reader = await people.seat({ workshopId: id, id: 'the-reader', swot: swotOf(own) });
  writers = [];
  for (const [index, name] of NAMES.entries()) {
    const swot = [entry(`of${index}`, `Thought ${index}`)];
    writers.push(
      await people.seat({ workshopId: id, id: `person-id-${index}`, name, email: `${index}@writers.example`, swot }),
    );
  }
  browser = await people.arrive(reader, now);
  home = `/w/${id}/p/the-reader`;
}
beforeEach(() => given({}));

const page = async () => (await browser.send(`${home}/swot`, { now })).body;
const state = async () => (await browser.send(`${home}/swot`, { headers: JSON_PLEASE, now })).json();
const endorse = (entryId: string, form = 'endorse', when = now) =>
  browser.send(`${home}/endorsements`, { form: { [form]: entryId }, now: when });
const endorsed = async () => (await people.stored(reader)).person.endorsed;
const change = (who: Person, edit: (person: Person) => Person) =>
  people.table.change(PersonItem, keys.person(id, who.id), edit);

describe('the others’ entries', () => {
  it('stand in four quadrants without anything that tells whose they are', async () => {
    const [shown, json] = [await page(), await state()];
    for (const text of ['Thought 0', 'Thought 1', 'Thought 2', 'Threats']) expect(shown).toContain(text);
    expect(json).toMatchObject({ othersAre: 'shown', others: [{ quadrant: 'strength' }, {}, {}], endorsementsLeft: 2 });
    for (const said of [shown, JSON.stringify(json)]) {
      for (const { name, id: personId, email } of writers) {
        for (const secret of [name, personId, email]) expect(said).not.toContain(secret);
      }
    }
    expect(JSON.stringify((json as { others: unknown }).others)).not.toContain('at"');
  });

  it('are shown after the first own entry, and the page says so', async () => {
    await given({}, 0);
    expect(await page()).toContain('as soon as you have added an entry of your own');
    expect(await page()).not.toContain('Thought');
    expect(await state()).toMatchObject({ othersAre: 'after-own', others: [] });
    expect((await endorse('of0')).status).toBe(422);
    await browser.send(`${home}/swot`, { form: { quadrant: 'threat', text: 'Mine' }, now });
    expect(await page()).toContain('Thought 0');
  });

  it.each([
    ['always', 0, true],
    ['never', 1, false],
  ] as const)('with the setting “%s” and %i own entries: shown is %s', async (others, own, shown) => {
    await given({ others }, own);
    expect((await page()).includes('Thought 0')).toBe(shown);
    expect((await page()).includes('The other participants see your entry without your name.')).toBe(shown);
    expect((await endorse('of0')).status).toBe(shown ? 303 : 422);
  });

  it('have ids that are made of nothing that others could know', async () => {
    const form = { quadrant: 'threat', text: 'The same words', command: 'c1' };
    const ids: string[] = [];
    for (const who of [reader, ...writers]) {
      const theirs = await people.arrive(who, now);
      const sent = await theirs.send(`/w/${id}/p/${who.id}/swot`, { json: form, now });
      ids.push((sent.json() as { entry: { id: string } }).entry.id);
    }
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a large board', () => {
  /** As people write: sentences of some words, few of which repeat. */
  const sentence = (seed: number) =>
    Array.from({ length: 12 }, (_, index) => ((seed * 7919 + index * 104_729) % 99_991).toString(36)).join(' ');

  it('comes in parts that a slow connection carries; what is endorsed stands in each', async () => {
    await given({ maxEntries: 40 });
    for (let writer = 0; writer < 6; writer += 1) {
      const swot = Array.from({ length: 40 }, (_, index) =>
        entry(`w${writer}-${index}`, sentence(writer * 40 + index)),
      );
      await people.seat({ workshopId: id, swot });
    }
    const part = async (number: number) => (await browser.send(`${home}/swot?others=${number}`, { now })).body;
    const idsIn = (body: string) => Array.from(body.matchAll(/id="e-([^"]+)"/g), ([, entryId = '']) => entryId);
    const parts = await Promise.all([1, 2, 3].map(part));
    expect(parts.map((body) => idsIn(body).length)).toEqual([90, 90, 63]);
    expect(new Set(parts.flatMap(idsIn)).size).toBe(243);
    expect(gzipSync(parts[0] ?? '').length).toBeLessThanOrEqual(14 * 1024);
    expect(parts[1]).toContain('Part 2 of 3.');
    for (const beyond of [0, 4, 99_999]) expect(await part(beyond)).toMatch(/Part [13] of 3\./);
    const [third = ''] = idsIn(parts[2] ?? '');
    const sent = await browser.send(`${home}/endorsements`, { form: { endorse: third, part: '3' }, now });
    expect(sent.headers.location).toBe(`${home}/swot?others=3#e-${third}`);
    expect(await part(1)).toContain(`name="takeBack" value="${third}"`);
  });
});

describe('endorsing', () => {
  it('is said with how many are left, and leads back to the entry', async () => {
    expect(await page()).toContain('you can endorse them: 2 more');
    const sent = await endorse('of1');
    expect([sent.status, sent.headers.location]).toEqual([303, `${home}/swot#e-of1`]);
    expect(await endorsed()).toEqual(['of1']);
    const shown = await page();
    expect(shown).toContain('you can endorse it: 1 more');
    expect(shown).toContain('id="e-of1"');
    expect(shown).toContain('name="takeBack" value="of1"');
    expect(await state()).toMatchObject({ endorsed: ['of1'], endorsementsLeft: 1 });
  });

  it('is once for each entry, never for an own one, and ends at the number with a word on how to free one', async () => {
    for (const entryId of ['of1', 'of1', 'of2']) expect((await endorse(entryId)).status).toBe(303);
    expect(await endorsed()).toEqual(['of1', 'of2']);
    const refused = await endorse('of0');
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('role="alert"');
    expect(refused.body).toContain('first take one back');
    expect(refused.body).not.toContain('name="endorse"');
    expect((await endorse('mine0')).body).toContain('This entry is your own.');
    expect((await endorse('of1', 'takeBack')).status).toBe(303);
    expect((await endorse('of1', 'takeBack')).status).toBe(303);
    expect(await endorsed()).toEqual(['of2']);
    expect((await endorse('of0')).status).toBe(303);
  });

  it('by two presses at once gives no more than the number', async () => {
    await Promise.all(['of0', 'of1', 'of2'].map((entryId) => endorse(entryId)));
    expect(await endorsed()).toHaveLength(2);
  });

  it('stays with words that are changed, and is free again when the entry is withdrawn', async () => {
    await endorse('of0');
    await endorse('of1');
    await change(writers[0] ?? reader, (person) => ({ ...person, swot: [entry('of0', 'Thought again')] }));
    expect(await state()).toMatchObject({ endorsementsLeft: 0 });
    expect(await page()).toContain('your endorsement stays with it');
    await change(writers[0] ?? reader, (person) => ({ ...person, swot: [] }));
    expect(await state()).toMatchObject({ endorsed: ['of1'], endorsementsLeft: 1 });
    const gone = await endorse('of0');
    expect([gone.status, gone.body.includes('not there any more')]).toEqual([404, true]);
    expect((await endorse('of2')).status).toBe(303);
    expect(await endorsed()).toEqual(['of1', 'of2']);
  });

  it('is not there where the workshop wants none', async () => {
    await given({ endorsements: 0 });
    expect(await page()).toContain('Thought 0');
    expect(await page()).not.toMatch(/name="endorse"|You can endorse|stays with it/);
    expect((await endorse('of0')).status).toBe(422);
  });

  it('ends with the forms, for people and programs', async () => {
    const late = closesAt(aWorkshop());
    expect((await endorse('of0', 'endorse', late)).status).toBe(410);
    expect((await browser.send(`${home}/endorsements`, { json: { endorse: 'of0' }, now: late })).status).toBe(410);
    expect(await endorsed()).toEqual([]);
  });
});

describe('what is typed for a new entry', () => {
  const draft = (form: Record<string, string>) => browser.send(`${home}/drafts/swot`, { form, now });
  const typed = { quadrant: 'threat', text: 'Half a thought' };

  it('is kept while typing, and on another device it is in the form', async () => {
    expect((await draft({ ...typed, ':draft': '0', ':command': 'c1' })).status).toBe(200);
    const other = await people.arrive(reader, now);
    const { body } = await other.send(`${home}/swot`, { now });
    expect(body).toContain('>Half a thought</textarea>');
    expect(body).toMatch(/value="threat"[^>]*checked/);
    expect(body).toContain('name=":draft" value="1"');
    expect(body).toContain('Not sent yet. What you typed was kept');
    expect((await people.stored(reader)).person.swot).toHaveLength(1);
  });

  it('is kept by a button too, and discarded by another', async () => {
    const send = (press: string, basis: string) =>
      browser.send(`${home}/swot`, { form: { ...typed, ':draft': basis, ':press': press }, now });
    expect((await send('keep', '0')).status).toBe(303);
    expect(await page()).toContain('>Half a thought</textarea>');
    const elsewhere = await browser.send(`${home}/swot`, {
      form: { ...typed, text: 'Another', ':draft': '0', ':press': 'keep' },
      now,
    });
    expect(elsewhere.status).toBe(409);
    expect(elsewhere.body).toContain('>Another</textarea>');
    expect((await send('discard', '1')).status).toBe(303);
    expect(await page()).not.toContain('Half a thought');
  });

  it('is empty once it is added; a draft that comes late offers nothing twice', async () => {
    await draft({ ...typed, ':draft': '0' });
    const form = { ...typed, ':draft': '1', ':press': 'send', ':command': 'c1' };
    for (let times = 0; times < 2; times += 1)
      expect((await browser.send(`${home}/swot`, { form, now })).status).toBe(303);
    expect((await people.stored(reader)).person.swot).toHaveLength(2);
    expect(await page()).not.toContain('>Half a thought</textarea>');
    // Kept by the script just as it was sent.
    await draft({ ...typed });
    expect(await page()).not.toContain('>Half a thought</textarea>');
    expect(await state()).toMatchObject({ draft: null });
  });
});
