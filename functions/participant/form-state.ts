import type { DraftFields } from '../../shared/drafts/draft.ts';
import type { Fields } from '../../shared/feedback/fields.ts';

/**
 * What a form says of itself beside its fields: what it went on from, which page of it this is, which button was
 * pressed, and which command a press of it is. Their names hold a colon, which no question's id can.
 */
export const CONTROL = { draft: ':draft', sent: ':sent', page: ':page', press: ':press', command: ':command' } as const;

export type Press = 'send' | 'replace' | 'keep' | 'next' | 'back' | 'discard';
const PRESSES: readonly Press[] = ['send', 'replace', 'keep', 'next', 'back', 'discard'];

export interface FormState {
  /** The revision of the draft that the page went on from; `undefined` where nothing was said, as by programs. */
  readonly draft: number | undefined;
  /** When what had been sent was sent, as the page knew it (ISO 8601; empty: nothing yet). */
  readonly sent: string | undefined;
  /** Counted from 0. */
  readonly page: number;
  readonly press: Press;
  /** Names one command, so that the same one once more does nothing. */
  readonly command: string | undefined;
  /** The fields proper. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Takes the form's own fields apart from what was typed. Whatever is odd there counts as not said. */
export function formState(body: Readonly<Record<string, unknown>>): FormState {
  const said = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' ? value : undefined;
  };
  const whole = (text: string | undefined): number | undefined =>
    text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  return {
    draft: whole(said(CONTROL.draft)),
    sent: said(CONTROL.sent),
    page: whole(said(CONTROL.page)) ?? 0,
    press: PRESSES.find((press) => press === said(CONTROL.press)) ?? 'send',
    command: said(CONTROL.command),
    fields: Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith(':'))),
  };
}

/** Fields as a draft keeps them: as texts, which is all that a browser sends. */
export const asDraft = (fields: Fields): DraftFields =>
  Object.fromEntries(
    [...fields].map(([path, values]) => [
      path,
      values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String),
    ]),
  );
