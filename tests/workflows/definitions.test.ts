import validate from 'asl-validator';
import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definition } from '../infra/synthesised.ts';

const RUN = { workshopId: 'dhaka', debt: { kind: 'follow-up', revision: 1, attempt: 1 } };
const NOW = '2011-07-10T03:00:00.000Z';

const StateSchema = z.object({
  Type: z.string(),
  TimeoutSeconds: z.number().optional(),
  Retry: z
    .array(z.object({ ErrorEquals: z.array(z.string()), BackoffRate: z.number(), JitterStrategy: z.string() }))
    .optional(),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
});
const DefinitionSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), StateSchema) });
type Task = (received: Record<string, unknown>) => unknown;

const PACE = 'KeepToTheSendingRate';

/** Which way each machine can go: what the tasks answer, in turn, and the states that are passed. */
const WAYS: Record<string, [way: string, answers: string[], path: string[]][]> = {
  FollowUp: [
    ['nothing to send', ['stop'], ['Load', 'NothingToSend']],
    [
      'three pages',
      ['send', 'page', 'page', 'complete', 'done'],
      ['Load', 'SendPage', PACE, 'SendPage', PACE, 'SendPage', 'Complete', 'Sent'],
    ],
    ['stopped between pages', ['send', 'page', 'stop'], ['Load', 'SendPage', PACE, 'SendPage', 'NothingToSend']],
    ['more pages than one run sends', ['send', 'hand-on'], ['Load', 'SendPage', 'HandedOn']],
    ['letters to one person', ['letters', 'done'], ['Load', 'SendLetters', 'Sent']],
    ['the morning list', ['digest', 'done'], ['Load', 'SendDigest', 'Sent']],
    ['an action', ['action', 'done'], ['Load', 'SendAction', 'Sent']],
    ['one page', ['send', 'complete', 'done'], ['Load', 'SendPage', 'Complete', 'Sent']],
  ],
  PaperReview: [
    ['nothing to do', ['stop'], ['LoadPaper', 'NothingToDo']],
    [
      'a new version',
      ['screen', 'acknowledge', 'done', 'done', 'done'],
      ['LoadPaper', 'Screen', 'Acknowledge', 'NotifyReviewers', 'Settle', 'PaperSettled'],
    ],
    [
      'a file that is none',
      ['screen', 'refused', 'done', 'done'],
      ['LoadPaper', 'Screen', 'TellAuthors', 'Settle', 'PaperSettled'],
    ],
    ['a file that is being scanned', ['screen', 'wait'], ['LoadPaper', 'Screen', 'WaitsForTheScan']],
    [
      'an approved paper',
      ['publish', 'done', 'done', 'done'],
      ['LoadPaper', 'Publish', 'TellAuthors', 'Settle', 'PaperSettled'],
    ],
    [
      'co-authors to ask',
      ['ask-co-authors', 'settle', 'stop'],
      ['LoadPaper', 'AskCoAuthors', 'Settle', 'PaperSettled'],
    ],
    ['a reviewer', ['tell-reviewer', 'done'], ['LoadPaper', 'TellReviewer', 'ReviewerTold']],
    ['another decision', ['tell-authors', 'done', 'done'], ['LoadPaper', 'TellAuthors', 'Settle', 'PaperSettled']],
  ],
  HandOff: [
    ['nothing to do', ['stop'], ['Load', 'NothingToDo']],
    ['one part', ['pack-part', 'keep-packet', 'done'], ['Load', 'PackPart', 'KeepPacket', 'Done']],
    [
      'three parts',
      ['pack-part', 'pack-part', 'pack-part', 'keep-packet', 'done'],
      ['Load', 'PackPart', 'PackPart', 'PackPart', 'KeepPacket', 'Done'],
    ],
    ['taken over between parts', ['pack-part', 'pack-part', 'stop'], ['Load', 'PackPart', 'PackPart', 'NothingToDo']],
    ['a reminder', ['nudge', 'done'], ['Load', 'Nudge', 'Done']],
  ],
  ClosingReport: [
    ['nothing to close', ['stop'], ['Close', 'NothingToClose']],
    ['taken over by another run', ['write-report', 'stop'], ['Close', 'WriteReport', 'NothingToClose']],
    [
      'the end',
      ['write-report', 'tell-organisers', 'done', 'done'],
      ['Close', 'WriteReport', 'TellOrganisers', 'Settle', 'ReportDelivered'],
    ],
  ],
  ReportEdition: [
    ['taken back, or paid by another run', ['stop'], ['Write', 'NothingToWrite']],
    ['an edition', ['done'], ['Write', 'Written']],
  ],
  Erasure: [
    ['paid by another run', ['forget-person', 'stop'], ['Load', 'ForgetPerson', 'NothingToErase']],
    [
      'everyone',
      ['retire-page', 'retire-page', 'forget-addresses', 'done'],
      ['Load', 'RetirePage', 'RetirePage', 'ForgetAddresses', 'Forgotten'],
    ],
    ['one person', ['forget-person', 'done'], ['Load', 'ForgetPerson', 'Forgotten']],
  ],
};

const machines = Object.keys(WAYS);
const statesOf = (machine: string) => Object.entries(DefinitionSchema.parse(definition(machine)).States);
const tasksOf = (machine: string): string[] =>
  statesOf(machine).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
const everyTask = machines.flatMap((machine) => tasksOf(machine).map((task): [string, string] => [machine, task]));

/** Runs a machine on the local interpreter. Every task is carried out by `task`; pauses between retries are left out. */
async function run(machine: string, task: (state: string) => Task): Promise<{ path: string[]; error?: string }> {
  const names = tasksOf(machine);
  const interpreter = new StateMachine(definition(machine) as never, { validationOptions: { noValidate: true } });
  const { result, eventLogs } = interpreter.run(RUN, {
    overrides: {
      waitTimeOverrides: { [PACE]: 0 },
      taskResourceLocalHandlers: Object.fromEntries(
        names.map((name) => [name, (input) => task(name)(z.record(z.string(), z.unknown()).parse(input)) as never]),
      ),
      retryIntervalOverrides: Object.fromEntries(names.map((name) => [name, 0])),
    },
    context: { Execution: { Input: RUN }, State: { EnteredTime: NOW } } as never,
  });
  const outcome = result.then(
    () => ({}),
    (error: Error) => ({ error: error.message }),
  );
  const path: string[] = [];
  for await (const event of eventLogs) if (event.type === 'StateEntered') path.push(event.state.name);
  return { path: path.filter((name) => !/^(Is|Are|What|Who)[A-Z]/.test(name)), ...(await outcome) };
}

/** Answers with one word after the other; `seen` collects what each task was given. */
function answering(words: readonly string[], seen: Record<string, unknown>[] = []): (state: string) => Task {
  const left = [...words];
  return () => (received) => {
    seen.push(received);
    return { next: left.shift(), answer: seen.length, waitSeconds: 1 };
  };
}

/** The answers that lead a machine to a task, and past it. */
function wayThrough(machine: string, task: string): string[] {
  const way = WAYS[machine]?.find(([, , path]) => path.includes(task));
  if (!way) throw new Error(`No way of ${machine} leads through ${task}.`);
  return way[1];
}

describe.each(machines)('the definition of %s', (machine) => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(definition(machine));
    expect(isValid, errorsText('\n')).toBe(true);
  });

  it('gives every task a timeout, patience with what passes by itself, and a way out', () => {
    for (const [name, state] of statesOf(machine).filter(([, { Type }]) => Type === 'Task')) {
      expect(state, name).toMatchObject({
        TimeoutSeconds: 60,
        Retry: [
          {
            ErrorEquals: [
              'Lambda.ServiceException',
              'Lambda.AWSLambdaException',
              'Lambda.SdkClientException',
              'Lambda.TooManyRequestsException',
              'Throttled',
            ],
            BackoffRate: 2,
            JitterStrategy: 'FULL',
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'LeftForTheNextSweep' }],
      });
    }
  });

  it('waits for nobody', () => {
    // Seconds between two pages of mails, as SES's rate asks; never for a person.
    const waits = statesOf(machine).filter(([, { Type }]) => Type === 'Wait');
    expect(waits.map(([name]) => name)).toEqual(machine === 'FollowUp' ? [PACE] : []);
    expect(JSON.stringify(definition(machine))).not.toContain('waitForTaskToken');
  });

  it('has a way to each of its states, in the table of this test', () => {
    const passed = new Set(WAYS[machine]?.flatMap(([, , path]) => path));
    const states = statesOf(machine).filter(([, { Type }]) => ['Task', 'Wait', 'Succeed'].includes(Type));
    expect(states.map(([name]) => name).sort()).toEqual([...passed].sort());
  });

  it.each(WAYS[machine] ?? [])('goes its way: %s', async (_way, answers, path) => {
    expect(await run(machine, answering(answers))).toEqual({ path });
  });

  it('tells every task the run, the time its state was entered, and what the task before it answered', async () => {
    const seen: Record<string, unknown>[] = [];
    const [, answers = [], path = []] = WAYS[machine]?.at(-1) ?? [];
    await run(machine, answering(answers, seen));
    const words = path.slice(0, -1).map((name) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase());
    expect(seen).toEqual(
      words.map((task, index) => ({
        task,
        run: RUN,
        now: NOW,
        ...(index > 0 && { step: { next: answers[index - 1], answer: index, waitSeconds: 1 } }),
      })),
    );
  });

  it('leaves the debt for the next sweep when a task answers with a word that it does not know', async () => {
    const { path, error } = await run(machine, answering(['perhaps']));
    expect(path.at(-1)).toBe('LeftForTheNextSweep');
    expect(error).toContain('Its debt stays in the table');
  });
});

describe.each(everyTask)('%s, when %s', (machine, task) => {
  it('fails, leaves the debt for the next sweep', async () => {
    const answer = answering(wayThrough(machine, task));
    const { path, error } = await run(machine, (state) => (received) => {
      if (state === task) throw new Error('the table is on fire');
      return answer(state)(received);
    });
    expect(path.slice(-2)).toEqual([task, 'LeftForTheNextSweep']);
    expect(error).toContain('Its debt stays in the table');
  });

  it('is throttled, tries again and goes on', async () => {
    const answer = answering(wayThrough(machine, task));
    let throttled = 2;
    const { path, error } = await run(machine, (state) => (received) => {
      if (state === task && throttled-- > 0) throw Object.assign(new Error('slower, please'), { name: 'Throttled' });
      return answer(state)(received);
    });
    expect(path).not.toContain('LeftForTheNextSweep');
    expect(error).toBeUndefined();
  });

  it('is throttled for good, leaves the debt for the next sweep', async () => {
    const answer = answering(wayThrough(machine, task));
    let tries = 0;
    const { path } = await run(machine, (state) => (received) => {
      if (state !== task) return answer(state)(received);
      tries += 1;
      throw Object.assign(new Error('slower, please'), { name: 'Throttled' });
    });
    expect(tries).toBe(6);
    expect(path.at(-1)).toBe('LeftForTheNextSweep');
  });
});
