import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSEMBLY_FOLDER } from './assembly.ts';

/** Before the first test: a folder for what all of them start. Nothing is made until a test needs it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-assembly-'));
  process.env[ASSEMBLY_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
