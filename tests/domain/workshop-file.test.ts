import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Refusal } from '../../shared/refusal.ts';
import { findJsonFault } from '../../shared/workshop/json-fault.ts';
import { readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import { WorkshopFileSchema } from '../../shared/workshop/workshop.ts';

const dhaka = readFileSync('infra/local/seed-data/dhaka-2011.workshop.json', 'utf8');

/** The errors of the Dhaka workshop's file after `edit` has spoilt it. */
function errorsAfter(edit: (file: ReturnType<typeof JSON.parse>) => void): Record<string, string> {
  const file = JSON.parse(dhaka);
  edit(file);
  return errorsOf(JSON.stringify(file));
}

function errorsOf(text: string): Record<string, string> {
  try {
    readWorkshopFile(text);
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'invalid') return { ...error.fields };
    throw error;
  }
  return {};
}

describe('a text that is no JSON', () => {
  test.each([
    ['{\n  "id": "a",\n}', 'line 3, column 1', 'a comma too many'],
    ['{\n  "id" "a"\n}', 'line 2, column 8', 'a colon is missing'],
    ['{\r\n  "id": "a"\r\n  "title": "b"\r\n}', 'line 3, column 3', 'a comma or "}" is missing'],
    ['{ "id": "a",\n  "id": "b" }', 'line 2, column 3', 'the field "id" stands here a second time'],
    ['{ "id": "a"', 'line 1, column 12', 'ends too early'],
    ['', 'line 1, column 1', 'ends too early'],
    ['{ "id": “a” }', 'line 1, column 9', 'this is no value'],
    ['{} {}', 'line 1, column 4', 'nothing may follow'],
  ])('%j is refused at %s', (text, where, what) => {
    const errors = errorsOf(text);
    expect(Object.keys(errors)).toEqual([where]);
    expect(errors[where]).toContain(`${where}, `);
    expect(errors[where]).toContain(what);
  });

  test('a fault is found exactly where JSON.parse finds one', () => {
    const text = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', '}', ']', ':', '1', '\\', '\n', 'e', '-'),
      )
      .map(([json, at, insert]) => {
        const place = at % (json.length + 1);
        return insert === ''
          ? json.slice(0, place) + json.slice(place + 1)
          : json.slice(0, place) + insert + json.slice(place);
      });
    fc.assert(
      fc.property(text, (candidate) => {
        const fault = findJsonFault(candidate);
        if (fault?.what.includes('a second time')) return;
        expect(fault === undefined, JSON.stringify(fault)).toBe(isJson(candidate));
      }),
      { numRuns: 2000 },
    );
  });

  test('a nesting of any depth is read without running out of stack', () => {
    expect(findJsonFault(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBeUndefined();
  });
});

describe('a workshop file with errors', () => {
  test('every error is named with its path', () => {
    const errors = errorsAfter((file) => {
      delete file.title;
      file.colour = 'red';
      file.followUp.steps[0].at = '9:00';
      file.followUp.steps[3].afterEnd = 'P1D';
      file.sessions[0].speakers[0].nmae = 'x';
      file.staff[0].email = 'organiser';
      file.weekend = ['fri'];
      file.organisers = [];
      file.swot.maxEntries = 2.5;
    });
    expect(errors).toMatchObject({
      title: '"title" is missing: must be a text in double quotes.',
      colour: '"colour" is not a field of the workshop file: remove it, or correct its spelling.',
      'followUp.steps.0.at': '"followUp.steps.0.at" must be a local time such as "09:00"; here is "9:00".',
      'followUp.steps.3': '"followUp.steps.3" needs exactly one of "afterEnd", "beforeDeadline" and "on".',
      'staff.0.email': '"staff.0.email" must be an e-mail address such as "name@example.org"; here is "organiser".',
      organisers: '"organisers" must have at least 1 entry; here is an empty list.',
      'swot.maxEntries': '"swot.maxEntries" must be a whole number; here is 2.5.',
    });
    expect(Object.keys(errors).sort()).toEqual(
      [
        ...['title', 'colour', 'followUp.steps.0.at', 'followUp.steps.3', 'sessions.0.speakers.0.nmae'],
        ...['staff.0.email', 'weekend.0', 'organisers', 'swot.maxEntries'],
      ].sort(),
    );
  });

  test.each([
    ['a step after the deadline', 'followUp.steps.1.afterEnd', 'after the deadline', { afterEnd: 'P50D' }],
    [
      'a step at the deadline itself',
      'followUp.steps.1.on',
      'exactly at the deadline',
      { on: '2011-08-20', at: '17:00' },
    ],
    ['a step on a date before the workshop', 'followUp.steps.1.on', 'before the workshop', { on: '2011-07-04' }],
    [
      'a step before the first day',
      'followUp.steps.1.beforeDeadline',
      'before the workshop',
      { beforeDeadline: 'P60D' },
    ],
    ['a step beyond every calendar', 'followUp.steps.1.afterEnd', 'too long', { afterEnd: 'P300000Y' }],
  ])('%s is an error with its path', (_, path, what, when) => {
    const errors = errorsAfter((file) => {
      file.weekend = [];
      file.followUp.steps[1] = { id: 'reminder-1', kind: 'reminder', at: '09:00', ...when };
    });
    expect(Object.keys(errors)).toEqual([path]);
    expect(errors[path]).toContain(what);
  });

  test('a deadline beyond every calendar, a first plan out of order and a repeated address are errors with their paths', () => {
    const errors = errorsAfter((file) => {
      file.followUp.deadline.afterEnd = 'P300000Y';
      file.firstPlanned.ends = '2011-07-01';
      file.staff[2].email = 'Reviewer-01@example.org';
    });
    expect(Object.keys(errors).sort()).toEqual(['firstPlanned.ends', 'followUp.deadline.afterEnd', 'staff.2.email']);
  });

  test('whatever JSON a file holds, it is read or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(Object.keys(errorsOf(text))).not.toEqual([]);
      }),
    );
  });

  test('any field of the real file replaced by anything is read or refused', () => {
    const paths = leaves(JSON.parse(dhaka));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const file = JSON.parse(dhaka);
        const last = path.at(-1) ?? '';
        const parent = path.slice(0, -1).reduce((at, key) => at[key], file);
        parent[last] = value;
        for (const [at, sentence] of Object.entries(errorsOf(JSON.stringify(file)))) {
          expect(sentence).toContain(`"${at}"`);
          expect(sentence).toMatch(/\.$/);
        }
      }),
    );
  });
});

describe('the documentation', () => {
  test('its JSON schema is what the checks are made from (renew it with vitest -u)', async () => {
    const schema = z.toJSONSchema(WorkshopFileSchema, { io: 'input' });
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/workshop-file.schema.json');
  });

  test('it describes every field, and its example is read without an error', () => {
    const text = readFileSync('docs/workshop-file.md', 'utf8');
    const missing = fieldNames(z.toJSONSchema(WorkshopFileSchema, { io: 'input' })).filter(
      (name) => !text.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
    const example = /```json\n(.*?)```/s.exec(text)?.[1] ?? '';
    expect(readWorkshopFile(example).id).toBe('harbour-2026');
  });
});

test('a byte order mark before the file is no error', () => {
  expect(readWorkshopFile(`\uFEFF${dhaka}`).id).toBe('dhaka-2011');
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** Every property name that stands in a JSON schema. */
function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'properties' ? [...Object.keys(inner), ...Object.values(inner).flatMap(fieldNames)] : fieldNames(inner),
  );
}
