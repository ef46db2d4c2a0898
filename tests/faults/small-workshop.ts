import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Answer, expectJson } from '../journey/browser.ts';

/** Dhaka's workshop with twenty people and three mails, the first of them an author. */
export const WORKSHOP = 'killed-2011';
export const PEOPLE = 20;
export const STEPS = {
  invitation: '2011-07-10T03:00:00Z',
  'reminder-1': '2011-07-24T03:00:00Z',
  'last-call': '2011-08-18T04:00:00Z',
} as const;

export const officer = (index: number): string => `officer-${String(index).padStart(2, '0')}@example.org`;

/** Writes the workshop's file and its list of participants. @returns the file's path */
export function writeSmallWorkshop(folder: string): string {
  const dhaka = fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url));
  const file = JSON.parse(readFileSync(dhaka, 'utf8'));
  const steps = file.followUp.steps.filter(({ id }: { id: string }) => id in STEPS);
  const small = { ...file, id: WORKSHOP, participants: 'people.csv', followUp: { ...file.followUp, steps } };
  writeFileSync(
    join(folder, 'workshop.json'),
    JSON.stringify({ ...small, $schema: undefined, firstPlanned: undefined }),
  );
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const two = String(index).padStart(2, '0');
    return `Officer ${two},officer-${two}@example.org,The Ministry,Officer,${index === 0 ? 1 : 0}`;
  });
  writeFileSync(join(folder, 'people.csv'), ['name,email,organisation,position,papers_promised', ...rows].join('\n'));
  return join(folder, 'workshop.json');
}

const OptionsSchema = z.array(z.object({ id: z.string() })).default([]);
const QuestionSchema = z.object({ id: z.string(), kind: z.string(), required: z.boolean(), options: OptionsSchema });
const FormSchema = z.object({
  questionnaire: z.object({ sections: z.array(z.object({ questions: z.array(QuestionSchema) })) }),
});

function answerTo(kind: string, options: readonly { id: string }[]): unknown {
  if (kind === 'multiple') return [options[0]?.id];
  return kind === 'single' ? options[0]?.id : 4;
}

/** Answers to what must be answered, and a text of one's own. */
export function answersTo(form: Answer, best: string): Record<string, unknown> {
  const { questionnaire } = expectJson(form, FormSchema, 'the form');
  const required = questionnaire.sections.flatMap(({ questions }) => questions).filter((question) => question.required);
  const answers = required.map(({ id, kind, options }) => [id, answerTo(kind, options)]);
  return { ...Object.fromEntries(answers), sessions: { opening: 5 }, best };
}
