import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playJourney } from '../journey/journey.ts';
import { dhaka, startJourneyStack } from '../journey/stack.ts';
import { startCountingEngine, type TableUse } from './counting-engine.ts';

/** All that the Dhaka workshop asked of AWS, from its setting-up to the report: the journey, counted. */
export interface DhakaUse extends TableUse {
  readonly people: number;
  readonly mails: number;
  readonly executions: number;
  /** States that the executions entered. */
  readonly transitions: number;
  /** Of them, those that invoke a function. */
  readonly tasks: number;
  readonly requests: number;
}

const NOT_TASKS = /^(?:What|Is|KeepTo|Nothing|Sent|Handed|Done|.*Stop)/;

export async function dhakaUse(tell: (line: string) => void): Promise<DhakaUse> {
  const engine = await startCountingEngine();
  const stack = await startJourneyStack({ dynamodb: engine.endpoint });
  try {
    const { participants } = await playJourney(stack.baseUrl, dhaka(), (line) => tell(`cost: ${line}`));
    const executions = stack.executions();
    const states = executions.flatMap((execution) => execution.states.map(({ name }) => name));
    return {
      ...engine.use,
      people: participants,
      mails: stack.inbox().length,
      executions: executions.length,
      transitions: states.length,
      tasks: states.filter((name) => !NOT_TASKS.test(name)).length,
      requests: requestsIn(stack.logFolder),
    };
  } finally {
    await stack.stop();
    await engine.stop();
  }
}

/** Each function that answers pages logs the route of each request. */
const requestsIn = (folder: string): number =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8').match(/\broute\b/g)?.length ?? 0)
    .reduce((sum, each) => sum + each, 0);
