import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** docs/engines.md lists how the local run differs from AWS: each row that says something is mended or refused names its test. */

const document = readFileSync(new URL('../../docs/engines.md', import.meta.url), 'utf8');
const root = new URL('../', import.meta.url);
const tests = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && !name.endsWith('engines/document.test.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }));

const rows = document
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[\s-]*---/.test(line))
  .map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.at(-1) !== 'test');

/** `a; b…` → the names, of which `…` is left out; `(file.test.ts)` is a whole file. */
const named = (cells: readonly string[]): string[] =>
  (cells.at(-1) ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const isThere = (name: string): boolean => {
  const file = /^\((.+)\)$/.exec(name)?.[1];
  if (file !== undefined) return tests.some((test) => test.name.endsWith(file));
  const parts = name.split('…').map((part) => part.trim());
  return tests.some(({ text }) => text.split('\n').some((line) => parts.every((part) => line.includes(part))));
};

it('has the rows of every engine', () => expect(rows.length).toBeGreaterThan(60));

it('names tests that are there', () => {
  expect(rows.flatMap(named).filter((name) => !isThere(name))).toEqual([]);
});

it('names a test wherever something is mended, or refused', () => {
  const here = rows.filter((cells) => named(cells).length === 0).map((cells) => cells.slice(1).join(' | '));
  expect(here.filter((said) => /(^|[^t] )mended|refused[:,]/.test(said))).toEqual([]);
});

it('names in its sentences tests that are there, too', () => {
  const sentences = [...document.matchAll(/Tests?: ([^|\n][^.|]*)/g)].flatMap(([, list = '']) =>
    [...list.replaceAll('\n', ' ').matchAll(/_([^_]+)_/g)].map(([, name = '']) => name),
  );
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.filter((name) => !isThere(name))).toEqual([]);
});
