import { describe, expect, it, test } from 'vitest';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { guestRoutes } from '../../functions/guest/routes.ts';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { publicRoutes } from '../../functions/public/routes.ts';
import { staffRoutes } from '../../functions/staff/routes.ts';
import { openedOnce } from '../../shared/lambda/opened-once.ts';
import { areaOf } from '../../shared/web/areas.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { BALLOT_SCRIPT } from '../support/fixtures.ts';

const context = { baseUrl: BASE_URL, ballotScript: BALLOT_SCRIPT } as never;
const FUNCTIONS = {
  participant: participantRoutes(context, {} as never),
  guest: guestRoutes(context),
  public: publicRoutes(context),
  staff: staffRoutes(context),
  'ballot-box': ballotBoxRoutes({} as never),
};

describe.each(Object.entries(FUNCTIONS))('the areas of %s', (_, areas) => {
  it('have each their own routes: an address of theirs opens them, and no other area', async () => {
    for (const area of areas) {
      for (const { method, path } of await area.open()) {
        expect(areaOf(areas, path)?.under, `${method} ${path}`).toEqual(area.under);
        // With what people have in place of a name in braces.
        expect(areaOf(areas, path.replaceAll(/\{\w+\}/g, 'x1'))?.under, `${method} ${path}`).toEqual(area.under);
      }
    }
  });

  it('begin where a route of theirs is, and are not empty', async () => {
    for (const { under, open } of areas) {
      const paths = (await open()).map(({ path }) => path);
      for (const beginning of under) {
        expect(
          paths.some((path) => path.startsWith(beginning)),
          beginning,
        ).toBe(true);
      }
    }
  });
});

describe('an address', () => {
  const areas = [['/'], ['/w/{id}'], ['/w/{id}/p/{person}', '/me'], ['/w/{id}/p/{person}/papers']].map((under) => ({
    under,
  }));
  test.each([
    ['/', '/'],
    ['/elsewhere', '/'],
    ['/w', '/'],
    ['/w/1/link', '/w/{id}'],
    ['/w/1/p/2/', '/w/{id}/p/{person}'],
    ['/me', '/w/{id}/p/{person}'],
    ['/menu', '/'],
    ['/w/1/p/2/papers/3/upload', '/w/{id}/p/{person}/papers'],
    ['/w/1/p/2/paperstack', '/w/{id}/p/{person}'],
  ])('%s lies in the area of %s', (path, beginning) => {
    expect(areaOf(areas, path)?.under[0]).toBe(beginning);
  });

  it('that begins as no area does lies in none', () => {
    expect(areaOf([{ under: ['/w/{id}'] }], '/elsewhere')).toBeUndefined();
  });
});

describe('what is opened once', () => {
  it('is the same for all who ask, also at the same time', async () => {
    let opened = 0;
    const open = openedOnce(() => {
      opened += 1;
      return Promise.resolve({ number: opened });
    });
    const [one, two] = await Promise.all([open(), open()]);
    expect([one.number, two, await open()]).toEqual([1, one, one]);
  });

  it('is tried again when somebody asks after a failure', async () => {
    const outcomes = [Promise.reject(new Error('not now')), Promise.resolve('opened')];
    const open = openedOnce(() => outcomes.shift() ?? Promise.reject(new Error('opened twice')));
    await expect(open()).rejects.toThrow('not now');
    expect([await open(), await open()]).toEqual(['opened', 'opened']);
  });
});
