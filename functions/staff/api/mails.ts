import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { LetterKindSchema } from '../../../shared/mail/letter-kind.ts';
import { WordingSchema } from '../../../shared/mail/wording.ts';
import type { Api } from '../../../shared/web/route-api.ts';

/** What a kind of mail says at this workshop. */
export const LetterJson = z.object({
  kind: LetterKindSchema,
  language: LanguageSchema,
  about: z.string(),
  wording: WordingSchema,
  /** Nobody of the staff changed it. */
  isDefault: z.boolean(),
  changed: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  /** What may stand in it in double braces, and what each stands for. */
  variables: z.record(z.string(), z.string()),
});
export const LettersJson = z.object({ mails: z.array(LetterJson) });

export const LetterPreviewJson = z.object({
  from: z.object({ name: z.string(), address: z.string() }),
  replyTo: z.string(),
  to: z.string(),
  subject: z.string(),
  preheader: z.string(),
  text: z.string(),
  html: z.string(),
  /** What was taken as given, since it is not so yet. */
  asIf: z.array(z.string()),
});
export const TestSentJson = z.object({ sentTo: z.string() });

/** The person whom the mail is shown for. */
const To = z.object({ person: z.string().optional() });

const MAILS = '/staff/w/{workshopId}/mails';
const MAIL = `${MAILS}/{kind}/{language}`;
const html = { noJson: 'the mail as a page' };

export const mailsApi = {
  [`GET ${MAILS}`]: { response: LettersJson },
  [`GET ${MAIL}`]: { response: LetterJson, query: To },
  [`POST ${MAIL}`]: { response: LetterJson },
  [`POST ${MAIL}/reset`]: { response: LetterJson },
  [`POST ${MAIL}/preview`]: { response: LetterPreviewJson },
  [`GET ${MAIL}/preview.html`]: { ...html, query: To },
  [`POST ${MAIL}/preview.html`]: html,
  [`POST ${MAIL}/test`]: { response: TestSentJson, refuses: [429, 503] },
} satisfies Api;
