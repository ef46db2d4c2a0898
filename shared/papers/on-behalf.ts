import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import type { Workshop } from '../workshop/workshop.ts';

/** Staff hand in a paper for an author who sent it by letter or by mail, or brought it. Pure. */

/** Who hands in (an e-mail address), and how and when the author agreed to the publication. */
export interface OnBehalf {
  readonly by: string;
  readonly consent: string;
}

/** In characters: it stands whole in the paper's events. */
export const CONSENT_MAX = 300;

/** @throws Refusal `invalid` (field `consent`) */
export function readConsent(raw: string): string {
  const consent = tidyText(raw);
  const length = lengthOf(consent);
  if (length === 0) throw wrongConsent('Please say how and when the author agreed: without that nothing is handed in.');
  if (length > CONSENT_MAX) throw wrongConsent(tooLong(length, CONSENT_MAX));
  return consent;
}

const wrongConsent = (message: string): Refusal =>
  new Refusal('invalid', 'Nothing was handed in yet.', { consent: message });

/** @throws Refusal `closed` */
export function mustNotBeCancelled({ cancelled }: Pick<Workshop, 'cancelled'>): void {
  if (cancelled) throw new Refusal('closed', 'This workshop was cancelled, so no papers are taken any more.');
}
