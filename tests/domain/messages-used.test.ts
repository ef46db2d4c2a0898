import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english } from '../../shared/language/en.ts';

/** What is said stands in the language files, and what stands there is said: by its whole key, so that it can be found. */

const sources = globSync(['shared/**/*.{ts,tsx}', 'functions/**/*.{ts,tsx}'])
  .filter((path) => !/^shared\/language\/\w\w(?:\/[\w-]+)?\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const keys = new Set(Object.keys(english).map((key) => key.replace(/_(one|other)$/, '')));

test('given a message, then something says it', () => {
  const written = new Set(sources.flatMap(({ text }) => Array.from(text.matchAll(/'([\w.]+)'/g), ([, key]) => key)));
  expect([...keys].filter((key) => !written.has(key))).toEqual([]);
});

test('given something that is said, then it is a message, and its key is not put together', () => {
  const unknown = sources.flatMap(({ path, text }) =>
    Array.from(
      text.matchAll(/\b(?:t|say|parts)\(\s*(`[^`]*`|'[^']*'\s*\+|'[a-z][\w]*(?:\.\w+)+')/g),
      ([, key = '']) => key,
    )
      .filter((key) => !keys.has(key.slice(1, -1)))
      .map((key) => `${path}: ${key}`),
  );
  expect(unknown).toEqual([]);
});

test('given the sources, then there are some, and they say most messages directly', () => {
  const direct = sources.flatMap(({ text }) => Array.from(text.matchAll(/\b(?:t|say|parts)\(\s*'([\w.]+)'/g)));
  expect(direct.length).toBeGreaterThan(100);
});
