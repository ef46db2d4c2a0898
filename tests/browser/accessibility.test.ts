import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect } from './inspect.ts';
import { type Stage, startStage } from './stage.ts';
import { tour } from './tour.ts';

const AREAS = [
  { area: 'participant', pages: 141 },
  { area: 'staff', pages: 239 },
  { area: 'public', pages: 20 },
  { area: 'desk', pages: 12 },
  { area: 'mail', pages: 12 },
  { area: 'guest', pages: 13 },
] as const;

describe('every page in every state', () => {
  let stage: Stage;
  const findings = new Map<string, string[]>();

  beforeAll(async () => {
    stage = await startStage();
    await tour(stage, async (name, page) => {
      findings.set(name, await inspect(stage, name, page));
    });
  }, 1_800_000);
  afterAll(() => stage?.stop());

  it.each(AREAS)('has nothing that shuts anybody out: $area', ({ area, pages }) => {
    const seen = [...findings].filter(([name]) => name.startsWith(`${area}-`));
    expect(seen.length).toBeGreaterThanOrEqual(pages);
    expect(seen.flatMap(([name, found]) => found.map((each) => `${name}: ${each}`))).toEqual([]);
  });

  it('breaks neither its content security policy nor a script', () => {
    expect(stage.complaints).toEqual([]);
  });
});
