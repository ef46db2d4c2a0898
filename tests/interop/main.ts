import '../../infra/local/node-version.ts';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { utc } from '../../shared/papers/oai/datestamp.ts';
import { fromMaven } from '../support/from-maven.ts';
import { PAPERS, startRepository } from '../support/repository.ts';
import { aPart, citable, zipOf } from './packets.ts';

const HELP = `npm run interop [-- options]

Asks programs that nobody here wrote, from Maven Central: the harvester XOAI takes 250 papers from this machine, and
later what was published and withdrawn since; the Library of Congress's BagIt library verifies packets, and refuses
spoiled ones. Needs Java 17 or newer, Maven, and the network the first time.

  --help    this text

Ends with 0 when all is well, 1 when something is not, and 3 when something that it needs is missing here.
`;

const MISSING = 3;
const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

async function interop(libraries: string, folder: string): Promise<boolean> {
  const ask = async (...asked: string[]): Promise<string[]> => {
    const java = ['-cp', join(libraries, '*'), join(here, 'Interop.java'), ...asked];
    const { stdout } = await run('java', java, { maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\n').filter(Boolean);
  };
  const failures: string[] = [];
  const check = (what: string, isSo: boolean): void => {
    console.log(`${isSo ? 'ok  ' : 'FAIL'}  ${what}`);
    if (!isSo) failures.push(what);
  };

  const repository = await startRepository();
  const since = utc(repository.clock.now);
  const all = await ask('harvest', repository.address);
  const expected = Array.from({ length: PAPERS }, (_, n) => `record ${repository.identifierOf(n)}`);
  check(`XOAI harvests ${PAPERS} papers, each exactly once`, sameLines(all.slice(1), expected));
  check('XOAI knows that deletions are told for good', all[0]?.toLowerCase() === 'identify persistent');
  repository.clock.now += 60_000;
  for (const n of [300, 301]) await repository.publish(n);
  for (const n of [3, 77]) await repository.withdraw(n);
  repository.settle();
  const later = await ask('harvest', repository.address, since);
  check(
    'XOAI then harvests what was published and withdrawn since, and nothing else',
    sameLines(later.slice(1), [
      ...[300, 301].map((n) => `record ${repository.identifierOf(n)}`),
      ...[3, 77].map((n) => `deleted ${repository.identifierOf(n)}`),
    ]),
  );
  await repository.stop();

  const verify = async (name: string, zip: Uint8Array): Promise<string> => {
    writeFileSync(join(folder, `${name}.zip`), zip);
    return (await ask('verify', join(folder, `${name}.zip`), join(folder, name)))[0] ?? '';
  };
  const zip = await zipOf(aPart([0, 1, 2, 3, 4].map((n) => citable(n))));
  check(
    'The Library of Congress finds a packet of five papers valid',
    (await verify('five', zip)) === 'valid afterword-small',
  );
  const part = await zipOf(aPart([citable(7)], { number: 2, of: 3 }));
  check('and one of several parts', (await verify('part', part)) === 'valid afterword-small-part-2-of-3');
  for (const [what, spoil] of SPOILED) {
    const entries = unzipSync(zip);
    spoil(entries);
    check(
      `It refuses a packet ${what}`,
      (await verify(`spoiled-${what.replaceAll(/\W/g, '')}`, zipSync(entries))).startsWith('invalid'),
    );
  }
  return failures.length === 0;
}

const NOTE = 'afterword-small/data/cover-note.txt';
const SPOILED: readonly (readonly [string, (entries: Record<string, Uint8Array>) => void])[] = [
  ['in which a file was changed', (entries) => Object.assign(entries, { [NOTE]: Buffer.from('other') })],
  ['in which a file is missing', (entries) => delete entries[NOTE]],
  ['with a file that nobody knows', (entries) => Object.assign(entries, { [`${NOTE}2`]: Buffer.from('x') })],
  [
    'whose description was changed',
    (entries) => Object.assign(entries, { 'afterword-small/bag-info.txt': Buffer.from('A: b\n') }),
  ],
];

const sameLines = (lines: readonly string[], expected: readonly string[]): boolean =>
  JSON.stringify(lines.toSorted()) === JSON.stringify(expected.toSorted());

// The endpoint logs each request; here the answer is what counts.
console.info = () => {};

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help) {
  console.log(HELP);
} else {
  const found = fromMaven('interop', new URL('pom.xml', import.meta.url));
  if ('missing' in found) {
    console.error(found.missing);
    process.exitCode = MISSING;
  } else {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-interop-'));
    try {
      if (!(await interop(found.libraries, folder))) process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
