import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { FolderInUse } from './engines/engine.ts';
import { keepFile, readKeptJson } from './engines/kept-file.ts';

/** The folder holds something that Afterword did not put there; it is left as it is. */
export class ForeignFolder extends Error {
  override readonly name = 'ForeignFolder';
}

export interface DataFolder {
  readonly path: string;
  /** Begins: empties the folder if that was asked for, and marks it as ours. Until then nothing in it was changed. */
  begin(): void;
  /** Lets another run have the folder. */
  release(): void;
}

const MARK = 'afterword.json';
const LOCK = 'lock';
const MarkSchema = z.object({ what: z.literal('the data of a local run of Afterword'), format: z.literal(1) });

/**
 * Takes the folder in which all data of a local run live, for this process alone.
 * @param fresh begins anew: `begin` deletes what an earlier run of Afterword left
 * @throws ForeignFolder, FolderInUse, DamagedData
 */
export function openDataFolder(folder: string, fresh: boolean): DataFolder {
  const path = resolve(folder);
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new ForeignFolder(`${path} is a file; choose a folder for Afterword's data with --data DIR.`);
  }
  const content = existsSync(path) ? readdirSync(path).filter((name) => name !== LOCK && name !== `${MARK}.new`) : [];
  const isOurs = content.includes(MARK);
  if (content.length > 0 && !isOurs) {
    throw new ForeignFolder(`${path} holds files that are not Afterword's; choose an empty folder with --data DIR.`);
  }
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    lock(path);
  } catch (error) {
    if (error instanceof FolderInUse) throw error;
    const why = error instanceof Error && 'code' in error ? `${error.code}` : String(error);
    throw new ForeignFolder(`${path} cannot be made or written to (${why}); choose another folder with --data DIR.`);
  }
  const release = (): void => rmSync(join(path, LOCK), { force: true });
  try {
    if (!fresh) readKeptJson(join(path, MARK), MarkSchema);
  } catch (error) {
    release();
    throw error;
  }
  const begin = (): void => {
    // The mark goes last: a kill in the middle leaves a folder that is still known as ours.
    const old = content.filter((name) => name !== MARK);
    if (fresh) for (const name of old) rmSync(join(path, name), { recursive: true, force: true });
    keepFile(join(path, MARK), JSON.stringify({ what: 'the data of a local run of Afterword', format: 1 }));
  };
  return { path, begin, release };
}

/** Writes our process id into the lock file. One whose process is gone (`kill -9`) is taken over. */
function lock(path: string): void {
  const file = join(path, LOCK);
  const mine = identity(process.pid);
  try {
    writeFileSync(file, mine, { flag: 'wx' });
  } catch {
    const theirs = readFileSync(file, 'utf8');
    if (theirs !== '' && theirs === identity(Number.parseInt(theirs, 10))) throw new FolderInUse(path);
    writeFileSync(file, mine);
  }
}

/** A process's id and when it began, since a system uses an id again; empty when no such process runs. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch {
    return '';
  }
  return `${pid} ${beginOf(pid)}`;
}

/** Linux tells when a process began (field 22 of its `stat`); elsewhere the id alone must do. */
function beginOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
