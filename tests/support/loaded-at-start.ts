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
