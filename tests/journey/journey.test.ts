import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { type JourneyReport, playJourney } from './journey.ts';
import { dhaka, startJourneyStack } from './stack.ts';

/** What `npm run journey` plays, played once; the numbers are what the Dhaka workshop's people would count. */
describe('the six weeks after the Dhaka workshop', () => {
  let stack: LocalStack;
  let report: JourneyReport;

  beforeAll(async () => {
    stack = await startJourneyStack();
    report = await playJourney(stack.baseUrl, dhaka(), () => undefined);
  }, 240_000);
  afterAll(() => stack?.stop());

  test('given 65 participants, then each of them is invited', () => {
    expect(report).toMatchObject({ participants: 65, invited: 65 });
  });

  test('then nobody is mailed twice, missed, or mailed without owing anything', () => {
    expect(report).toMatchObject({ duplicates: 0, missed: 0, afterCompletion: 0 });
  });

  test('then two papers come in, one is revised, both are published, packed for a repository and harvested', () => {
    expect(report.papers).toEqual({ submitted: 2, revised: 1, approved: 2, packed: 2, harvested: 2 });
  });

  test('then everybody gets the report once, with what their answers changed', () => {
    expect(report.reported).toBe(65);
  });

  test('then links that nobody may use are refused, and nothing is taken after the closing', () => {
    expect(report.refused).toBeGreaterThan(0);
    expect(report.closed).toBe(true);
  });

  test('then every run of a workflow came to its end', () => {
    const unfinished = stack.executions().filter(({ status }) => status !== 'SUCCEEDED');
    expect(unfinished.map(({ name, status, cause }) => ({ name, status, cause }))).toEqual([]);
  });
});
