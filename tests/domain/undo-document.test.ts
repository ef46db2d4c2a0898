import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { consoleRoutes } from '../support/console-routes.ts';

/** docs/undo.md says of every command of the console how it is undone, or why it cannot be. */

const WORKSHOP = '/staff/w/{workshopId}';
const document = readFileSync(new URL('../../docs/undo.md', import.meta.url), 'utf8');
const described = [...document.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, path = '', how = '']) => ({
  path,
  how,
}));
const commands = (await consoleRoutes())
  .filter(({ method }) => method === 'POST')
  .map(({ path }) => (path.startsWith(WORKSHOP) ? path.slice(WORKSHOP.length) : path));

it('has every command once, and none that there is not', () => {
  const paths = described.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)]);
  expect(commands.filter((path) => !paths.includes(path))).toEqual([]);
  expect(paths.filter((path) => !commands.includes(path))).toEqual([]);
});

it('says of each how, in a sentence', () => {
  expect(described.filter(({ how }) => !/^[A-Z*].*\.$/.test(how))).toEqual([]);
});
