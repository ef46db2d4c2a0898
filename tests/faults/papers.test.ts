import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Happening, happening, PAPERS } from './papers/history.ts';
import { WAITS_FOR_A_RUN } from './papers/promises.ts';
import { World } from './papers/world.ts';

/**
 * Authors and organisers do whatever comes to their minds with papers, every call to AWS may fail once, and runs are held
 * up, cut off and doubled. What must hold of each write is judged as it is made (papers/promises.ts).
 */

const DAY = 24 * 60;

// Every request is logged, and here there are thousands.
beforeEach(() => {
  for (const method of ['info', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => undefined);
});

async function play(happenings: readonly Happening[]): Promise<World> {
  const world = new World();
  await world.found();
  // Somebody has sent in the first one already: so more of what is played concerns what is there.
  await world.act({ does: 'begin', paper: 0 });
  await world.act({ does: 'hand-in', paper: 0, file: 0 });
  for (const each of happenings) {
    if (each.is !== 'late-runs') world.strike(each.fault);
    switch (each.is) {
      case 'act':
        await world.act(each.act);
        if (each.twice) await world.act(each.act);
        break;
      case 'time':
        await world.pass(each.minutes, each.runs);
        break;
      case 'late-runs':
        await world.goOn();
        break;
    }
    await nothingIsPublicTooEarly(world);
  }
  return world;
}

async function nothingIsPublicTooEarly(world: World): Promise<void> {
  for (let number = 0; number < PAPERS; number += 1) {
    const paper = await world.paper(number);
    const { status, location } = await world.publicFile(number);
    if (paper?.state !== 'published') {
      expect(status, `the file of a paper that is ${paper?.state}`).toBeGreaterThanOrEqual(400);
      continue;
    }
    const approved = paper.decisions.at(-1);
    expect(approved?.verdict).toBe('approve');
    const version = paper.versions.find(({ number: each }) => each === approved?.version);
    expect(location).toBe(`https://bucket.example.org/${version?.file.key}`);
  }
}

/** Everything works again, and nobody does anything any more. */
async function comesToRest(world: World): Promise<void> {
  world.strike(undefined);
  await world.pass(3 * DAY, 'all');
  await world.goOn();
  await world.pass(100 * DAY, 'all');
  for (const paper of await world.papers()) {
    expect(WAITS_FOR_A_RUN.has(paper.state), paper.state).toBe(false);
    expect(paper.debts.owed).toEqual({});
  }
}

/** Nobody gets the same mail twice, and every decision is told to its author in its own words. */
async function everyoneWasTold(world: World): Promise<void> {
  const occurrences = world.post.letters.map(({ person, occurrence }) => `${person} ${occurrence}`);
  expect(occurrences.length).toBe(new Set(occurrences).size);
  for (const paper of await world.papers()) {
    const last = paper.decisions.at(-1);
    if (!last || paper.state === 'withdrawn' || last.version !== paper.versions.length) continue;
    const told = world.post.letters.filter(
      ({ person, occurrence, text }) =>
        person === paper.personId && occurrence.includes(paper.id) && text.includes(last.reason),
    );
    expect(told.length, `the decision on ${paper.state} is told`).toBeGreaterThan(0);
  }
}

test('whatever people do and whatever fails, no paper leaves its way, is lost, is public too early or stays unattended', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), async (happenings) => {
      const world = await play(happenings);
      await comesToRest(world);
      await everyoneWasTold(world);
      for (const { state } of await world.papers()) seen.add(state);
    }),
    { numRuns: 150 },
  );
  // A model that never gets anywhere proves nothing.
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['draft', 'published', 'rejected', 'revision-requested', 'under-review']),
  );
}, 120_000);
