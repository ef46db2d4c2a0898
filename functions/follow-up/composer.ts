import { type Composed, composed, lettersOf, type Occasion, occasionOf } from '../../shared/follow-up/mails.ts';
import { LanguageSchema } from '../../shared/language/language.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { readWording } from '../../shared/mail/wording.store.ts';
import type { Wording } from '../../shared/mail/wording.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { readReport } from '../../shared/report/report-item.store.ts';
import type { Table } from '../../shared/store/table.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { FollowUpContext } from './context.ts';

/** Writes one person's mail of an occurrence as things stand at `now` (epoch ms), or says why there is none. */
export type Compose = (participant: Participant, now: number) => Composed;

/**
 * Whoever writes the mails of one occurrence, in the wording that the workshop's staff gave them. The wordings are read
 * here, once for all people of a page. `undefined` for an occurrence that the plan does not have any more.
 */
export async function composer(
  { table, baseUrl, linkKeys }: Pick<FollowUpContext, 'table' | 'baseUrl' | 'linkKeys'>,
  workshop: Workshop,
  occurrence: string,
  why?: string,
): Promise<Compose | undefined> {
  const planned = occasionOf(workshop, occurrence);
  const occasion = planned?.kind === 'report' ? await ofReport(table, workshop, planned.edition) : planned;
  if (!occasion) return undefined;
  const wordings = new Map<string, Wording>();
  for (const kind of lettersOf(workshop, occasion)) {
    for (const language of LanguageSchema.options) {
      const { wording } = await readWording(table, workshop.details.id, kind, language);
      wordings.set(`${kind} ${language}`, wording);
    }
  }
  const composing = {
    baseUrl,
    linkKeys,
    workshop,
    occurrence,
    occasion,
    why,
    wordingOf: (kind, language) => wordings.get(`${kind} ${language}`) ?? defaultWording(language, kind),
  } satisfies Parameters<typeof composed>[0];
  return (participant, now) => composed(composing, participant, now);
}

/** The edition with what its mail says; `undefined` where it was never sent or was taken back. */
async function ofReport(table: Table, { details }: Workshop, number: number): Promise<Occasion | undefined> {
  const { editions } = await readReport(table, details.id);
  const edition = editions.find((each) => each.number === number);
  if (!edition?.sent || edition.takenBackAt !== undefined) return undefined;
  return { kind: 'report', edition: number, changed: edition.changed };
}
