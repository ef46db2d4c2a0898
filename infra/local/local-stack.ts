import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { App } from 'aws-cdk-lib';
import { LOCAL_PLACE_FILE, type LocalPlace } from '../operate/move/place.ts';
import { type TimeMachine, timeMachine } from './advance.ts';
import { type Blueprint, blueprintOf } from './blueprint.ts';
import { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { deskPages } from './desk/desk.tsx';
import { type Everyone, peopleOf } from './desk/people.ts';
import { type DueIndex, dueIndex } from './due.ts';
import { startEngines } from './engine-room.ts';
import type { LocalUser } from './engines/cognito.ts';
import { localCredentials } from './engines/engine.ts';
import type { KeptMail } from './engines/ses.ts';
import { eventBus } from './events.ts';
import { type Execution, Executions } from './executions.ts';
import { Functions } from './functions.ts';
import { openGateway } from './gateway.ts';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from './physical.ts';
import { placeHere } from './place-here.ts';
import { Gate } from './rights/gate.ts';
import { callRecorder } from './rights/heard.ts';
import { Invocations } from './rights/invocations.ts';
import { startSchedule } from './schedule.ts';
import { startStates } from './states.ts';
import { readStack } from './template.ts';
import { UnderWay } from './under-way.ts';

export interface LocalStackOptions {
  /** Where the data live, from `openDataFolder`; left out for a run that leaves nothing behind. */
  readonly data?: DataFolder;
  /** The port of the one address that people see; 0 lets the system choose. */
  readonly port: number;
  /** Where the simulated clock begins (epoch ms) when the folder has none yet. */
  readonly startAt: number;
  /** Who can sign in to the console. */
  readonly users: readonly LocalUser[];
  /** Another engine for the tables, which runs already and is empty: where it listens. */
  readonly dynamodb?: string;
  /** What stands between the functions and the engines, given an engine's endpoint: where they are to call instead. */
  readonly between?: (endpoint: string) => Promise<string>;
  /** Builds the app into a folder; the product's own when left out. */
  readonly build?: (outdir: string) => App | Promise<App>;
  /** A cloud assembly of the product that is there already: nothing is synthesised or bundled then. */
  readonly assembly?: string;
  /** Told how long each part of the start took. */
  readonly onStarted?: (part: string, ms: number) => void;
}

export interface LocalStack {
  /** `http://localhost:PORT`, without a trailing slash. */
  readonly baseUrl: string;
  readonly clock: TimeMachine;
  /** Every mail that was accepted, the earliest first. */
  inbox(): readonly KeptMail[];
  /** Everybody in the table, with their personal links. */
  people(): Promise<Everyone>;
  /** Every execution, the earliest first. */
  executions(): readonly Execution[];
  /** Invokes a function by its name, its logical id or its ARN. @throws FunctionError */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  readonly table: { readonly name: string; readonly endpoint: string; readonly client: DynamoDBClient } | undefined;
  readonly blueprint: Blueprint;
  /** Where `npm run export` and `npm run import` find everything; `undefined` for a stack that is not the product. */
  readonly place: LocalPlace | undefined;
  /** Where the functions' output goes, a file each. */
  readonly logFolder: string;
  stop(): Promise<void>;
}

/**
 * What `cdk deploy` would be given by hand. Nothing is remembered for some seconds here: the clock of this machine may go on by a
 * day meanwhile.
 */
const PARAMETERS = { MailFrom: 'follow-up@example.org', MailIdentity: 'example.org', WorkshopMemory: '0' };

/** Of a stack without a table. */
const NOTHING_OWED: DueIndex = { first: async () => undefined, nextEvent: async () => undefined };

const STOP_PATIENCE_MS = 2_000;

/**
 * Runs the synthesised stack on this machine: its bundled functions, its state machines, its routes, rules and schedule,
 * against local engines.
 * @throws PortTaken, DamagedData
 */
export async function startLocal(options: LocalStackOptions): Promise<LocalStack> {
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await assemble(options, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts part by part; each adds to `closing` how it ends, and the parts end in the opposite order. */
async function assemble(
  options: LocalStackOptions,
  closing: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<LocalStack> {
  const lap = stopwatch(options.onStarted);
  const data = options.data ?? temporaryFolder();
  const inMemory = options.data === undefined;
  const folder = data.path;
  closing.push(data.release);
  // The port first: where another program has it, nothing in the folder is touched.
  const gateway = await openGateway(options.port);
  closing.push(gateway.stop);
  data.begin();
  const logFolder = join(folder, 'log');
  mkdirSync(logFolder, { recursive: true });
  const clock = new Clock(inMemory ? undefined : join(folder, 'clock.json'), options.startAt);
  closing.push(() => clock.stop());

  const assembly = options.assembly ?? (await synthesised(options.build, join(folder, 'cloud-assembly')));
  const account = { region: LOCAL_REGION, accountId: LOCAL_ACCOUNT_ID, stackName: 'Afterword' };
  const blueprint = blueprintOf(readStack(assembly), account, PARAMETERS, gateway.endpoint);
  lap('synthesis and bundling');

  const gate = new Gate(blueprint.rights, callRecorder());
  const underWay = new UnderWay();
  const report = (error: unknown): void => console.error(`${error} (more in ${logFolder})`);
  // Events of an earlier run can be waiting before the functions are there.
  const bus = Promise.withResolvers<ReturnType<typeof eventBus>>();
  bus.promise.catch(() => undefined);
  const engines = await startEngines(blueprint, {
    folder: join(folder, 'engines'),
    inMemory,
    gate,
    ...(options.dynamodb !== undefined && { dynamodb: options.dynamodb }),
    now: clock.now,
    users: options.users,
    report,
    publish: async (event) => (await bus.promise)(event),
  });
  closing.push(engines.stop, () => bus.reject(new Error('Afterword is stopping.')));
  underWay.watch(() => (engines.mail.idle() ? undefined : 'mail events'));
  lap('engines');

  const executions = new Executions(blueprint.machines, {
    now: clock.now,
    invoke: (functionArn, event, role) => invocations.inRole(role, functionArn, event),
    underWay,
    file: inMemory ? undefined : join(folder, 'executions.jsonl'),
  });
  const states = await startStates(executions, { gate });
  const endpoints = await endpointsOf(
    { ...engines.environment, AWS_ENDPOINT_URL_SFN: states.endpoint },
    options.between,
  );
  const functions = new Functions(
    blueprint.functions.map((definition) => ({
      ...definition,
      environment: {
        ...definition.environment,
        ...endpoints,
        ...keysOf(gate, definition.label),
      },
      ...(engines.jwks && { jwks: engines.jwks }),
    })),
    logFolder,
  );
  closing.push(
    () => functions.stop(),
    states.stop,
    () => executions.stop(),
  );
  const invocations = new Invocations(blueprint, gate, (functionArn, event) => functions.invoke(functionArn, event));
  bus.resolve(
    eventBus({
      rules: blueprint.rules,
      account,
      now: clock.now,
      invoke: (functionArn, event, rule) => invocations.byRule(rule, functionArn, event),
    }),
  );

  const place = placeHere(blueprint, engines);
  if (place && !inMemory) {
    const file = join(folder, LOCAL_PLACE_FILE);
    writeFileSync(file, JSON.stringify(place));
    closing.push(() => rmSync(file, { force: true }));
  }
  const client = new DynamoDBClient({
    endpoint: engines.dynamodb,
    region: LOCAL_REGION,
    credentials: localCredentials,
  });
  closing.push(() => client.destroy());
  const tableName = blueprint.tables[0]?.TableName;
  const owed = tableName === undefined ? NOTHING_OWED : dueIndex(client, tableName);
  const due = owed.first;
  const sweeper = startSchedule({
    schedule: blueprint.schedule,
    clock,
    due,
    invoke: (functionArn, event, role) => invocations.inRole(role, functionArn, event),
    underWay,
    report,
  });
  const machine = timeMachine({ clock, due, nextEvent: owed.nextEvent, sweeper, underWay });

  const local: Pick<LocalStack, 'inbox' | 'executions' | 'people'> = {
    inbox: () => engines.mail.inbox(),
    executions: () => executions.list(),
    people: peopleOf({ client, tableName, baseUrl: gateway.endpoint, secrets: engines.secrets, blueprint }),
  };
  gateway.serve({
    routes: blueprint.routes,
    api: { apiId: blueprint.apiId, ...account },
    now: clock.now,
    invoke: (route, event) => invocations.byRoute(route, event),
    underWay,
    report,
    local: deskPages({
      ...local,
      baseUrl: gateway.endpoint,
      clock: machine,
      users: options.users,
    }),
  });
  lap('functions and gateway');
  closing.push(async () => {
    // Nothing new begins; what is under way may end. What does not in time is paid by the next start's sweeps.
    await Promise.all([gateway.stop(), sweeper.stop()]);
    await underWay.quiet(STOP_PATIENCE_MS).catch(() => undefined);
  });

  return {
    ...local,
    baseUrl: gateway.endpoint,
    clock: machine,
    invoke: (name, event) => functions.invoke(functions.has(name) ? name : functions.arnOf(name), event),
    table: tableName === undefined ? undefined : { name: tableName, endpoint: engines.dynamodb, client },
    blueprint,
    place,
    logFolder,
    stop,
  };
}

/** The functions' environment, in which something stands in front of each endpoint where the caller wants it so. */
async function endpointsOf(
  environment: Readonly<Record<string, string>>,
  between: LocalStackOptions['between'],
): Promise<Readonly<Record<string, string>>> {
  if (!between) return environment;
  const entries = Object.entries(environment).map(async ([name, value]) =>
    name.startsWith('AWS_ENDPOINT_URL_') ? [name, await between(value)] : [name, value],
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** As Lambda gives a function the credentials of its role. */
function keysOf(gate: Gate, label: string): Record<string, string> {
  const { accessKeyId, secretAccessKey } = gate.keyOf(label);
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}

function temporaryFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'afterword-'));
  return { path, begin: () => undefined, release: () => rmSync(path, { recursive: true, force: true }) };
}

/** @returns the folder of the cloud assembly */
async function synthesised(build: LocalStackOptions['build'] = buildProduct, outdir: string): Promise<string> {
  rmSync(outdir, { recursive: true, force: true }); // else the bundles of every earlier start would pile up
  return (await build(outdir)).synth().directory;
}

/** The product's own stack. The rules of cdk-nag are left to `cdk synth` and the tests: they cost a start seconds. */
export async function buildProduct(outdir: string): Promise<App> {
  const { buildApp } = await import('../app.ts');
  return buildApp({ outdir, check: false });
}

function stopwatch(tell: ((part: string, ms: number) => void) | undefined): (part: string) => void {
  let last = performance.now();
  return (part) => {
    tell?.(part, performance.now() - last);
    last = performance.now();
  };
}
