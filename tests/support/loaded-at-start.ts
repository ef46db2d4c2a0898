import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a bundle that a cold start loads: the handler, and what it imports before it runs; not what it imports when used. */
export function loadedAtStart(folder: string, module = 'handler.mjs', seen = new Set<string>()): string[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const code = readFileSync(join(folder, module), 'utf8');
  const imported = Array.from(code.matchAll(/(?:\bfrom|\bimport)\s?"\.\/([\w-]+\.mjs)"/g), ([, file = '']) => file);
  return [module, ...imported.flatMap((file) => loadedAtStart(folder, file, seen))];
}

/** The files that its first event loads besides, before it is known which one it is: main.ts, and what that imports. */
export function loadedAtFirstEvent(folder: string): string[] {
  const atStart = new Set<string>();
  loadedAtStart(folder, 'handler.mjs', atStart);
  const code = readFileSync(join(folder, 'handler.mjs'), 'utf8');
  const main = /\bimport\("\.\/([\w-]+\.mjs)"\)/.exec(code)?.[1];
  if (main === undefined) throw new Error('The handler loads nothing at its first event.');
  return loadedAtStart(folder, main, atStart);
}
