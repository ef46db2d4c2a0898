import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { Journal } from './engines/journal.ts';
import type { UnderWay } from './under-way.ts';

/** One execution, as the desk and the tests see it. Times are simulated, ISO 8601. */
export const ExecutionSchema = z.object({
  arn: z.string(),
  name: z.string(),
  machine: z.string(),
  input: z.unknown(),
  startedAt: z.string(),
  states: z.array(z.object({ name: z.string(), enteredAt: z.string(), failedWith: z.string().optional() })),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  endedAt: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
export type Execution = z.infer<typeof ExecutionSchema>;

const DefinitionSchema = z.custom<ConstructorParameters<typeof StateMachine>[0]>(
  (value) => typeof value === 'object' && value !== null && 'States' in value && 'StartAt' in value,
);
type Json = Parameters<StateMachine['run']>[0];
const JsonSchema = z.custom<Json>((value) => value !== undefined);

/** A state machine of the template, its definition's text resolved. */
export interface MachineDefinition {
  readonly arn: string;
  readonly name: string;
  readonly definition: string;
  /** The ARN of the role in which it calls. */
  readonly role: string;
}

/** Nobody at a desk waits for the pace that SES sets: the stand-in has none. */
const PACE_MS = 1;

/** Waits between retries are this short here (AWS: seconds, doubling), so that nobody waits for simulated trouble. */
const RETRY_AFTER_MS = 100;

interface Machine {
  readonly machine: StateMachine;
  readonly name: string;
  readonly role: string;
  /** Task states and the function each calls. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly waits: readonly string[];
}

/** Runs executions of the synthesised state machines, and remembers all of them. */
export class Executions {
  readonly #machines = new Map<string, Machine>();
  readonly #executions = new Map<string, Execution>();
  readonly #aborts = new Set<() => void>();
  readonly #options: ExecutionsOptions;
  readonly #journal: Journal<Execution> | undefined;

  /** @throws Error when a definition is not valid Amazon States Language; DamagedData */
  constructor(machines: readonly MachineDefinition[], options: ExecutionsOptions) {
    this.#options = options;
    for (const { arn, name, definition, role } of machines) {
      const parsed: unknown = JSON.parse(definition);
      // Validated once, here: validation is most of a small execution's time.
      const machine = new StateMachine(DefinitionSchema.parse(parsed), { validationOptions: { checkArn: false } });
      this.#machines.set(arn, { machine, name, role, tasks: tasksOf(parsed), waits: waitsOf(parsed) });
    }
    this.#journal = options.file === undefined ? undefined : new Journal(options.file, ExecutionSchema);
    for (const ended of this.#journal?.entries ?? []) this.#executions.set(ended.arn, ended);
  }

  /** Every execution, the earlier ones first; those that a kill cut off are not among them. */
  list(): Execution[] {
    return [...this.#executions.values()];
  }

  get(arn: string): Execution | undefined {
    return this.#executions.get(arn);
  }

  hasMachine(arn: string): boolean {
    return this.#machines.has(arn);
  }

  /** Starts an execution and returns at once; the caller has checked that the name is free. */
  start(machineArn: string, arn: string, executionName: string, input: unknown): Execution {
    const found = this.#machines.get(machineArn);
    if (!found) throw new Error(`No state machine ${machineArn} runs here.`);
    const { machine, name, role, tasks, waits } = found;
    const startedAt = this.#iso();
    const execution: Execution = {
      arn,
      name: executionName,
      machine: name,
      input,
      startedAt,
      states: [],
      status: 'RUNNING',
    };
    this.#executions.set(arn, execution);
    const end = this.#options.underWay.begin(`the execution ${executionName}`);
    const iso = (): string => this.#iso();
    const run = machine.run(JsonSchema.parse(input), {
      context: {
        Execution: { Id: arn, Name: executionName, Input: JsonSchema.parse(input), StartTime: startedAt },
        StateMachine: { Id: machineArn, Name: name },
        // Read when a state's parameters are made, which is when it is entered.
        State: {
          get EnteredTime() {
            return iso();
          },
        },
      },
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(
          [...tasks].map(([state, resource]) => [state, async (event) => this.#task(resource, event, role)]),
        ),
        waitTimeOverrides: Object.fromEntries(waits.map((state) => [state, PACE_MS])),
        retryIntervalOverrides: Object.fromEntries([...tasks.keys()].map((state) => [state, RETRY_AFTER_MS])),
      },
    });
    const abort = (): void => run.abort();
    this.#aborts.add(abort);
    void this.#watch(execution, run).finally(() => {
      this.#aborts.delete(abort);
      end();
    });
    return execution;
  }

  /** Drops what runs, as a kill would: the debts in the table are paid by a later sweep. */
  stop(): void {
    for (const abort of this.#aborts) abort();
    this.#journal?.close();
  }

  async #task(resource: string, event: Json, role: string): Promise<Json> {
    return JsonSchema.parse((await this.#options.invoke(resource, event, role)) ?? null);
  }

  async #watch(execution: Execution, run: ReturnType<StateMachine['run']>): Promise<void> {
    const ended = run.result.then(
      () => undefined,
      () => undefined, // the log says how it failed
    );
    for await (const event of run.eventLogs) {
      switch (event.type) {
        case 'StateEntered':
          execution.states.push({ name: event.state.name, enteredAt: this.#iso() });
          break;
        case 'StateFailed': {
          const state = execution.states.findLast(({ name }) => name === event.state.name);
          if (state) state.failedWith = `${event.Error}: ${String(event.Cause)}`;
          break;
        }
        case 'ExecutionSucceeded':
          execution.status = 'SUCCEEDED';
          break;
        case 'ExecutionFailed':
          execution.status = 'FAILED';
          execution.error = event.Error;
          execution.cause = typeof event.Cause === 'string' ? event.Cause : JSON.stringify(event.Cause);
          break;
        case 'ExecutionTimeout':
          execution.status = 'TIMED_OUT';
          break;
        case 'ExecutionAborted':
          execution.status = 'ABORTED';
          break;
        default:
          break;
      }
    }
    await ended;
    execution.endedAt = this.#iso();
    if (execution.status !== 'ABORTED') this.#journal?.append([execution], { flush: false });
  }

  #iso(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

export interface ExecutionsOptions {
  /** Simulated epoch ms. */
  readonly now: () => number;
  /** @param role the ARN of the role in which the machine calls */
  readonly invoke: (functionArn: string, event: unknown, role: string) => Promise<unknown>;
  readonly underWay: UnderWay;
  /** Where ended executions are kept, a JSON line each; `undefined` for memory only. */
  readonly file: string | undefined;
}

const StateSchema = z.looseObject({ Type: z.string(), Resource: z.string().optional() });
const StatesSchema = z.record(z.string(), StateSchema);

/** Task states and the function each calls, also within Map and Parallel. */
function tasksOf(definition: unknown): Map<string, string> {
  const tasks = new Map<string, string>();
  const visit = (value: unknown): void => {
    const branch = z.object({ States: StatesSchema }).safeParse(value);
    for (const [name, state] of Object.entries(branch.data?.States ?? {})) {
      if (state.Type === 'Task' && state.Resource) tasks.set(name, state.Resource);
      visit(state.ItemProcessor ?? state.Iterator);
      for (const inner of z.array(z.unknown()).safeParse(state.Branches).data ?? []) visit(inner);
    }
  };
  visit(definition);
  return tasks;
}

/** Wait states of the workflow itself; the stack has none inside a Map or Parallel. */
const waitsOf = (definition: unknown): string[] =>
  Object.entries(z.object({ States: StatesSchema }).parse(definition).States)
    .filter(([, { Type }]) => Type === 'Wait')
    .map(([name]) => name);
