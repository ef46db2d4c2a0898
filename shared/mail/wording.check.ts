import { Refusal } from '../refusal.ts';
import { StepKindSchema } from '../workshop/workshop.ts';
import type { LetterKind } from './letter-kind.ts';
import { VARIABLE, VARIABLES_OF, type Wording, WordingSchema } from './wording.ts';

/** Whether a wording can be sent. Whatever would reach people as “{{nmae}}” is found here, while somebody can mend it. */

/**
 * The wording, tidied. Input: an object with `subject`, `preheader` and `body` (character limits: WordingSchema).
 * @throws Refusal `invalid`, with one sentence beside each of these fields: empty or too long, a variable that this
 * kind of mail does not have, braces that do not match, a step's subject that lacks what is asked or by when
 */
export function checkWording(kind: LetterKind, input: unknown): Wording {
  const parsed = WordingSchema.safeParse(input);
  const fields = new Map<string, string>();
  if (parsed.success) {
    for (const [name, text] of Object.entries(parsed.data)) {
      const fault = variableFault(kind, text) ?? (name === 'subject' ? subjectFault(kind, text) : undefined);
      if (fault !== undefined) fields.set(name, fault);
    }
  } else {
    for (const { path, message } of parsed.error.issues) {
      const name = path.join('.') || 'body';
      if (!fields.has(name)) fields.set(name, message);
    }
  }
  if (parsed.success && fields.size === 0) return parsed.data;
  throw new Refusal('invalid', 'This wording needs another look. Nothing was stored yet.', Object.fromEntries(fields));
}

/** A variable; or braces that belong to none; or a name in single braces, which is how other programs write them. */
const BRACES = new RegExp(`${VARIABLE.source}|\\{\\{|\\}\\}|\\{\\s*(\\w+)\\s*\\}`, 'g');

/** The first thing wrong with the variables of a text, as a sentence. */
function variableFault(kind: LetterKind, text: string): string | undefined {
  const allowed: readonly string[] = VARIABLES_OF[kind];
  for (const { 0: braces, 1: inside, 2: single, index } of text.matchAll(BRACES)) {
    if (inside !== undefined) {
      if (!allowed.includes(inside.trim())) return unknownVariable(inside, allowed);
    } else if (single === undefined) {
      return unmatched(braces, text.slice(0, index));
    } else if (allowed.includes(single)) {
      return `${braces} would be sent as it stands: a variable has two braces on each side, {{${single}}}.`;
    }
  }
  return undefined;
}

function unknownVariable(inside: string, allowed: readonly string[]): string {
  const name = inside.replaceAll(/\s+/g, ' ').trim();
  if (name === '') return `{{}} names no variable. This mail has ${allowed.map(braced).join(', ')}.`;
  const near = nearest(name, allowed);
  const hint = near === undefined ? '' : ` Did you mean ${braced(near)}?`;
  return `${braced(shortened(name))} is no variable of this mail.${hint} It has ${allowed.map(braced).join(', ')}.`;
}

function unmatched(braces: string, before: string): string {
  const words = before.trim().split(/\s+/).slice(-4).join(' ');
  const place = words === '' ? 'At the beginning' : `After “${shortened(words)}”`;
  return braces === '{{'
    ? `${place}, {{ opens a variable and no }} closes it. A variable is written as {{name}}.`
    : `${place}, }} closes a variable that no {{ opens. A variable is written as {{name}}.`;
}

const STEP_KINDS: readonly LetterKind[] = StepKindSchema.options;

/** What a busy person sees of a mail that asks for something must say what, and by when. */
function subjectFault(kind: LetterKind, subject: string): string | undefined {
  if (!STEP_KINDS.includes(kind)) return undefined;
  const used = new Set(Array.from(subject.matchAll(VARIABLE), ([, inside = '']) => inside.trim()));
  const lacking = ['asked', 'by'].filter((name) => !used.has(name));
  if (lacking.length === 0) return undefined;
  return `The subject must say what is asked and by when. Please put ${lacking.map(braced).join(' and ')} in it.`;
}

const braced = (name: string): string => `{{${name}}}`;

/** As much of the end of a text as fits into a sentence; whole characters. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `…${characters.slice(-40).join('')}` : text;
}

/** The name that was probably meant: at most half of its letters are wrong. */
function nearest(name: string, allowed: readonly string[]): string | undefined {
  const typed = name.toLowerCase().replaceAll(/[\s-]/g, '_');
  const [best] = allowed
    .map((candidate) => ({ candidate, edits: editsBetween(typed.slice(0, 40), candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return best && best.edits <= Math.max(1, Math.floor(best.candidate.length / 2)) ? best.candidate : undefined;
}

/** Levenshtein's distance: letters to add, take away or replace. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
