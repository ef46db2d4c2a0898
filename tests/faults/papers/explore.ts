import { deepStrictEqual, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Happening, happening, PAPERS } from './history.ts';
import { WAITS_FOR_A_RUN } from './promises.ts';
import { type Machines, World } from './world.ts';

/**
 * Authors and organisers do whatever comes to their minds with papers, every call to AWS may fail, and runs are held up,
 * cut off and doubled. What must hold of each write is judged as it is made (promises.ts), and the rest here.
 */

export interface Explored {
  /** Each state in which a paper ended. */
  readonly states: readonly string[];
  /** What was broken, and by what. */
  readonly failure?: { readonly what: string; readonly happenings: readonly Happening[] };
}

/** Plays so many histories, the same ones for the same seed. */
export async function explore(machines: Machines, runs: number, seed: number): Promise<Explored> {
  const states = new Set<string>();
  const property = fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), async (happenings) => {
    const world = await play(machines, happenings);
    await comesToRest(world);
    await everyoneWasTold(world);
    for (const { state } of await world.papers()) states.add(state);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns: runs, seed });
  const failure = failed && { what: String(errorInstance), happenings: counterexample?.[0] ?? [] };
  return { states: [...states].sort(), ...(failure && { failure }) };
}

const DAY = 24 * 60;

async function play(machines: Machines, happenings: readonly Happening[]): Promise<World> {
  const world = new World(machines);
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
    world.judge();
    await nothingIsPublicTooEarly(world);
  }
  return world;
}

async function nothingIsPublicTooEarly(world: World): Promise<void> {
  for (let number = 0; number < PAPERS; number += 1) {
    const paper = await world.paper(number);
    const { status, location } = await world.publicFile(number);
    if (paper?.state !== 'published') {
      ok(status >= 400, `the file of a paper that is ${paper?.state} is public`);
      continue;
    }
    const approved = paper.decisions.at(-1);
    ok(approved?.verdict === 'approve', 'public without an approval');
    const version = paper.versions.find(({ number: each }) => each === approved?.version);
    deepStrictEqual(
      location,
      `https://bucket.example.org/${version?.file.key}`,
      'another file than the approved one is public',
    );
  }
}

/** Everything works again, and nobody does anything any more. */
async function comesToRest(world: World): Promise<void> {
  world.strike(undefined);
  await world.mend();
  await world.pass(3 * DAY, 'all');
  await world.goOn();
  await world.pass(100 * DAY, 'all');
  world.judge();
  for (const paper of await world.papers()) {
    ok(!WAITS_FOR_A_RUN.has(paper.state), `${paper.state} for ever`);
    deepStrictEqual(paper.debts.owed, {}, `${paper.state} owes something for ever`);
  }
}

/** Nobody gets the same mail twice, and every decision is told to its author in its own words. */
async function everyoneWasTold(world: World): Promise<void> {
  const occurrences = world.post.letters.map(({ person, occurrence }) => `${person} ${occurrence}`);
  ok(occurrences.length === new Set(occurrences).size, 'somebody got a mail twice');
  for (const paper of await world.papers()) {
    const last = paper.decisions.at(-1);
    if (!last || paper.state === 'withdrawn' || last.version !== paper.versions.length) continue;
    const told = world.post.letters.filter(
      ({ person, occurrence, text }) =>
        person === paper.personId && occurrence.includes(paper.id) && text.includes(last.reason),
    );
    ok(told.length > 0, `the author was not told of the decision: ${paper.state}`);
  }
}
