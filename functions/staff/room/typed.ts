import type { FieldErrors } from '../../../shared/refusal.ts';

/** What was typed into a form that came back, and what is wrong with it. */
export interface Typed {
  readonly fields: Record<string, unknown>;
  readonly errors: FieldErrors;
}
