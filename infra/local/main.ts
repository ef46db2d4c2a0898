import './node-version.ts';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../shared/refusal.ts';
import { type CommandLine, HELP, readCommandLine, WrongUse } from './command-line.ts';
import { ForeignFolder, openDataFolder } from './data-folder.ts';
import { DamagedData, FolderInUse, PortTaken } from './engines/engine.ts';
import { type LocalStack, startLocal } from './local-stack.ts';
import { readSeed, type Seed, seededWorkshops, seedWorkshop, startOfStory, Unreadable, usersOf } from './seed.ts';

const DHAKA = fileURLToPath(new URL('./seed-data/dhaka-2011.workshop.json', import.meta.url));

/** `npm start`: the whole of Afterword on this machine, with a workshop to look at. */
async function main(): Promise<void> {
  const options = readCommandLine(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  const seed = readSeed(options.workshop ?? DHAKA);
  const stack = await start(options, seed);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // asked twice: at once
      stopping = true;
      console.log('Stopping …');
      void stack.stop().finally(() => process.exit(0));
    });
  }
  console.log(await welcome(stack, seed));
}

async function start(options: CommandLine, seed: Seed): Promise<LocalStack> {
  const data = openDataFolder(options.data, options.fresh);
  console.log('Starting Afterword: its stack is built as for AWS, which takes some seconds.');
  const seeded = options.fresh ? [] : seededWorkshops(data.path);
  const stack = await startLocal({
    data,
    port: options.port,
    startAt: options.at ?? startOfStory(seed),
    users: usersOf(seed),
    onStarted: (part, ms) => console.log(`  ${part}: ${(ms / 1000).toFixed(1)} s`),
  });
  try {
    if (!seeded.includes(seed.workshop.id)) await seedWorkshop(stack.baseUrl, data.path, seed);
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function welcome(stack: LocalStack, seed: Seed): Promise<string> {
  const { people } = await stack.people();
  const first = people.find(({ person }) => person.workshopId === seed.workshop.id);
  const [user] = usersOf(seed);
  const rows: [string, string][] = [
    ...(first ? [[first.person.name, first.link] satisfies [string, string]] : []),
    ['Staff console', `${stack.baseUrl}/staff`],
    ['', `sign in as ${user?.email} with ${user?.password}`],
    ['Inbox', `${stack.baseUrl}/_desk/inbox`],
    ['Clock', `${new Date(stack.clock.now()).toUTCString()}, simulated`],
    ['Desk', `${stack.baseUrl}/_desk   (the clock, everyone's link, what runs)`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = '─'.repeat(72);
  return [
    line,
    `  Afterword: ${seed.workshop.title}`,
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    '',
    `  Ready in ${(process.uptime()).toFixed(1)} s. Ctrl-C stops it; the data stay.`,
    line,
  ].join('\n');
}

/** One clear sentence for what a person can mend; everything for what only we can. */
function explain(error: unknown): string {
  if (error instanceof Refusal) return [error.message, ...Object.values(error.fields ?? {})].join('\n  ');
  const isExpected = [WrongUse, ForeignFolder, DamagedData, FolderInUse, PortTaken, Unreadable].some(
    (kind) => error instanceof kind,
  );
  if (isExpected && error instanceof PortTaken) return `${error.message.replace(/\.$/, '')} with --port N.`;
  if (isExpected && error instanceof Error) return error.message;
  return `Afterword could not start. ${error instanceof Error ? error.stack : String(error)}`;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(error instanceof WrongUse ? 2 : 1);
});
