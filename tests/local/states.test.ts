import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { FunctionError } from '../../infra/local/environment.ts';
import { Executions } from '../../infra/local/executions.ts';
import { startStates } from '../../infra/local/states.ts';
import { UnderWay } from '../../infra/local/under-way.ts';

const ROLE = 'arn:aws:iam::000000000000:role/Small';
const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Small';
const TASK = 'arn:aws:lambda:eu-west-1:000000000000:function:task';
const definition = JSON.stringify({
  StartAt: 'Wrap',
  States: {
    Wrap: { Type: 'Pass', Parameters: { 'run.$': '$' }, Next: 'Work' },
    Work: {
      Type: 'Task',
      Resource: TASK,
      TimeoutSeconds: 60,
      Parameters: { task: 'work', 'run.$': '$.run', 'now.$': '$$.State.EnteredTime', 'name.$': '$$.Execution.Name' },
      ResultPath: '$.step',
      Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 30, BackoffRate: 2, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Left', ResultPath: '$.error' }],
      Next: 'Choose',
    },
    Choose: {
      Type: 'Choice',
      Choices: [{ Variable: '$.step.next', StringEquals: 'again', Next: 'Work' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
    Left: { Type: 'Fail', Error: 'LeftForTheNextSweep' },
  },
});

let now = Date.parse('2011-07-09T10:00:00Z');
let task: (event: unknown) => Promise<unknown>;
let asked: unknown[];
let underWay: UnderWay;
let executions: Executions;
let stop: () => Promise<void>;
let client: SFNClient;

beforeEach(async () => {
  asked = [];
  task = async () => ({ next: 'done' });
  underWay = new UnderWay();
  executions = new Executions([{ arn: MACHINE, name: 'Small', definition, role: ROLE }], {
    now: () => now,
    invoke: async (arn, event) => {
      asked.push([arn, event]);
      return task(event);
    },
    underWay,
    file: undefined,
  });
  const engine = await startStates(executions);
  client = new SFNClient({ endpoint: engine.endpoint, region: 'eu-west-1', credentials: localCredentials });
  stop = engine.stop;
});
afterEach(async () => {
  client.destroy();
  executions.stop();
  await stop();
});

const start = (name: string, input: unknown = { a: 1 }, stateMachineArn = MACHINE) =>
  client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));

describe('starting an execution with the AWS SDK', () => {
  it('runs the definition: parameters, the simulated time, choices', async () => {
    task = async () => {
      now += 60_000;
      return { next: asked.length < 2 ? 'again' : 'done' };
    };
    const { executionArn, startDate } = await start('one');
    await underWay.quiet();

    expect(executionArn).toBe('arn:aws:states:eu-west-1:000000000000:execution:Small:one');
    expect(startDate).toEqual(new Date('2011-07-09T10:00:00Z'));
    expect(asked).toEqual([
      [TASK, { task: 'work', run: { a: 1 }, now: '2011-07-09T10:00:00.000Z', name: 'one' }],
      [TASK, { task: 'work', run: { a: 1 }, now: '2011-07-09T10:01:00.000Z', name: 'one' }],
    ]);
    const [execution] = executions.list();
    expect(execution).toMatchObject({ machine: 'Small', name: 'one', status: 'SUCCEEDED' });
    expect(execution?.states.map(({ name }) => name)).toEqual(['Wrap', 'Work', 'Choose', 'Work', 'Choose', 'Done']);
  });

  it('retries an error by the name that the function gave it, in a moment', async () => {
    task = async () => {
      if (asked.length < 3) throw new FunctionError('Throttled', 'slow down');
      return { next: 'done' };
    };
    await start('retried');
    await underWay.quiet();
    expect(asked).toHaveLength(3);
    expect(executions.list()[0]?.status).toBe('SUCCEEDED');
  });

  it('catches every other error, and says what it was', async () => {
    task = async () => {
      throw new FunctionError('TypeError', 'x is not a function');
    };
    await start('caught');
    await underWay.quiet();
    const [execution] = executions.list();
    expect(execution).toMatchObject({ status: 'FAILED', error: 'LeftForTheNextSweep' });
    expect(execution?.states.find(({ name }) => name === 'Work')?.failedWith).toMatch(/TypeError.*x is not a function/);
  });

  it('answers with the running execution for the same name and input, and refuses another input', async () => {
    let finish: (value: unknown) => void = () => undefined;
    task = () => new Promise((resolve) => (finish = resolve));
    const first = await start('same');
    await expect(start('same')).resolves.toMatchObject({ executionArn: first.executionArn });
    await expect(start('same', { a: 2 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(executions.list()).toHaveLength(1);
    await expect.poll(() => asked.length).toBe(1);
    finish({ next: 'done' });
    await underWay.quiet();
    await expect(start('same')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it.each([
    ['InvalidName', 'a#b', MACHINE],
    ['InvalidName', 'x'.repeat(81), MACHINE],
    ['StateMachineDoesNotExist', 'ok', MACHINE.replace('Small', 'Other')],
  ])('refuses with %s', async (name, executionName, machine) => {
    await expect(start(executionName, {}, machine)).rejects.toMatchObject({ name });
  });

  it('refuses input that is no JSON', async () => {
    const command = new StartExecutionCommand({ stateMachineArn: MACHINE, name: 'x', input: '{' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });
});

it('refuses a definition that is not valid', () => {
  const broken = JSON.stringify({ StartAt: 'Nowhere', States: { Done: { Type: 'Succeed' } } });
  const options = { now: () => now, invoke: async () => null, underWay: new UnderWay(), file: undefined };
  expect(() => new Executions([{ arn: MACHINE, name: 'Broken', definition: broken, role: ROLE }], options)).toThrow(
    /invalid/,
  );
});
