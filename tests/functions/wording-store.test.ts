import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { readWording, resetWording, saveWording } from '../../shared/mail/wording.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { randomToken } from '../../shared/store/keys.ts';
import { HOUR, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let workshopId: string;
beforeEach(() => {
  workshopId = randomToken();
});

const own = { subject: 'Your page: {{workshop}}', preheader: '', body: 'Here it is.\n\nUntil {{deadline}}.' };
const olive = { by: 'olive@example.org', now: T0 };
const rita = { by: 'rita@example.org', now: T0 + HOUR };
const byOlive = { at: new Date(T0).toISOString(), by: 'olive@example.org' };
const byRita = { at: new Date(T0 + HOUR).toISOString(), by: 'rita@example.org' };
const standard = { wording: defaultWording('en', 'link'), isDefault: true };

const read = (language: 'en' | 'bn' = 'en') => readWording(engine.table, workshopId, 'link', language);
const save = (input: unknown, change = olive) => saveWording(engine.table, workshopId, 'link', 'en', input, change);
const reset = (change = rita) => resetWording(engine.table, workshopId, 'link', 'en', change);

describe('the wording of one kind of mail at one workshop', () => {
  test('given nothing was changed, then it is the default of the language', async () => {
    expect(await read()).toEqual(standard);
    expect(await read('bn')).toEqual({ wording: defaultWording('bn', 'link'), isDefault: true });
  });

  test('given one was saved, then it stands, tidied, with who and when; others are untouched', async () => {
    const saved = { wording: own, isDefault: false, changed: byOlive };
    expect(await save({ ...own, subject: ` ${own.subject} ` })).toEqual(saved);
    expect(await read()).toEqual(saved);
    expect((await read('bn')).isDefault).toBe(true);
    expect((await readWording(engine.table, workshopId, 'extension', 'en')).isDefault).toBe(true);
    expect((await readWording(engine.table, randomToken(), 'link', 'en')).isDefault).toBe(true);
  });

  test('given another is saved over it, then that stands; the same once more keeps who wrote it', async () => {
    await save(own);
    const other = { ...own, body: 'Otherwise.' };
    expect(await save(other, rita)).toEqual({ wording: other, isDefault: false, changed: byRita });
    expect(await save(other, olive)).toEqual({ wording: other, isDefault: false, changed: byRita });
  });

  test('given it is reset, then it is the default again, and says who did it', async () => {
    await save(own);
    expect(await reset()).toEqual({ ...standard, changed: byRita });
    expect(await read()).toEqual({ ...standard, changed: byRita });
    expect(await save(own)).toEqual({ wording: own, isDefault: false, changed: byOlive });
  });

  test('given nothing was ever changed, then a reset writes nothing', async () => {
    expect(await reset()).toEqual(standard);
    expect(await read()).toEqual(standard);
  });

  test('given the default’s own words are saved, then the workshop goes on following the default', async () => {
    expect(await save(defaultWording('en', 'link'))).toEqual(standard);
    await save(own);
    expect(await save(defaultWording('en', 'link'), rita)).toEqual({ ...standard, changed: byRita });
  });

  test('given a wording that cannot be sent, then it is refused and what stood stays', async () => {
    await save(own);
    const bad = save({ ...own, body: 'Dear {{nmae}}' }, rita);
    await expect(bad).rejects.toThrow(Refusal);
    await expect(bad).rejects.toMatchObject({
      reason: 'invalid',
      fields: { body: expect.stringContaining('{{nmae}}') },
    });
    expect(await read()).toEqual({ wording: own, isDefault: false, changed: byOlive });
  });

  test('given two save at once for the first time, then one of them stands whole', async () => {
    const other = { ...own, body: 'Otherwise.' };
    await Promise.all([save(own, olive), save(other, rita)]);
    expect([
      { wording: own, isDefault: false, changed: byOlive },
      { wording: other, isDefault: false, changed: byRita },
    ]).toContainEqual(await read());
  });
});
