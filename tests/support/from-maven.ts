import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Java programs that nobody here wrote, fetched with Maven: once, and whole. */

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/afterword', import.meta.url));
const JAVA_FROM = 17;

export type FromMaven =
  /** The folder with the JAR files. */
  | { readonly libraries: string }
  /** What this machine lacks, or why it could not be fetched: a sentence. */
  | { readonly missing: string };

/**
 * @param name of the folder in which they are kept, and of what needs them in a sentence
 * @param pom whose dependencies, and theirs, are fetched
 */
export function fromMaven(name: string, pom: URL): FromMaven {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (java.error || version < JAVA_FROM) {
    const there = version > 0 ? `Java ${version}` : 'none';
    return {
      missing: `${name} needs Java ${JAVA_FROM} or newer, and this machine has ${there}: please install a JDK.`,
    };
  }
  const libraries = `${CACHE}/${name}`;
  if (existsSync(libraries)) return { libraries };
  if (spawnSync('mvn', ['-version']).error) {
    return {
      missing: `${name} is fetched with Maven, and this machine has no command mvn: please install Apache Maven.`,
    };
  }
  const half = `${libraries}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const fetched = spawnSync(
    'mvn',
    [
      ...['--batch-mode', '--quiet', '--file', fileURLToPath(pom)],
      ...['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${half}`],
    ],
    { encoding: 'utf8' },
  );
  if (fetched.status !== 0) {
    const why = `${fetched.stdout}${fetched.stderr}`.split('\n').find((line) => line.includes('ERROR')) ?? '';
    return { missing: `${name} could not be fetched with Maven. Is there a network? It says: ${why}` };
  }
  // Only a whole one is ever found.
  renameSync(half, libraries);
  return { libraries };
}
