import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads docs/CONTRIBUTING.md as what it is: steps that can be carried out. */

export type Step =
  /** Commands, to be run in the project's folder. */
  | { readonly kind: 'commands'; readonly text: string }
  /** One edit, made wherever its place is found in each of the files. */
  | {
      readonly kind: 'edit';
      readonly files: readonly string[];
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

/** The steps under a heading, in order: blocks marked `sh`, and `diff` with its files behind `---`. */
export function stepsUnder(heading: string, guide = readFileSync('docs/CONTRIBUTING.md', 'utf8')): Step[] {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`The guide has no section “${heading}”.`);
  return [...section.matchAll(/^```(sh|diff)\n(.*?)^```$/gms)].flatMap(([, kind, text = '']) =>
    kind === 'sh' ? [{ kind: 'commands' as const, text }] : editsIn(text),
  );
}

/** A block's edits: files behind `---`, then hunks with `@@` between them. */
function editsIn(block: string): Step[] {
  const files: string[] = [];
  const hunks: string[][] = [[]];
  for (const line of block.trimEnd().split('\n')) {
    if (line.startsWith('--- ')) files.push(line.slice(4));
    else if (line.startsWith('@@')) hunks.push([]);
    else hunks.at(-1)?.push(line);
  }
  const without = (hunk: readonly string[], sign: string): string[] =>
    hunk.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
  return hunks
    .filter((hunk) => hunk.length > 0)
    .map((hunk) => ({ kind: 'edit', files, before: without(hunk, '+'), after: without(hunk, '-') }));
}

/** Makes an edit in a copy of the project. @throws Error where the guide shows what is not there */
export function edit(folder: string, { files, before, after }: Extract<Step, { kind: 'edit' }>): void {
  for (const file of files) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    // Only whole lines are the place.
    const [from, to] = [before, after].map((lines) => `\n${lines.join('\n')}\n`) as [string, string];
    if (!`\n${text}`.includes(from)) {
      throw new Error(`The guide shows an edit of ${file} whose place is not there (any more):\n${before.join('\n')}`);
    }
    writeFileSync(path, `\n${text}`.replaceAll(from, () => to).slice(1));
  }
}
