import { type Preview, previewed } from '../../../shared/follow-up/mail-preview.ts';
import { readWording } from '../../../shared/mail/wording.store.ts';
import type { Wording } from '../../../shared/mail/wording.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';
import { type Editing, WordingPage } from './editor.tsx';
import { type Letter, letterIn } from './letters.ts';
import type { StandingLetter } from './list.tsx';
import { type Offered, offered } from './person.ts';

/** What the page of one letter shows, gathered for whoever answers with it. */

/** What a letter says at this workshop. */
export const stand = async (context: StaffContext, visit: StaffVisit, letter: Letter): Promise<StandingLetter> => ({
  ...letter,
  standing: await readWording(context.table, visit.workshop.details.id, letter.kind, letter.language),
});

export const offer = (context: StaffContext, visit: StaffVisit, personId: string): Promise<Offered> =>
  offered(context.table, visit.workshop.details.id, personId);

/** The mail to the person who is chosen; `undefined` where nobody is. `now` in epoch ms. */
export const previewFor = (
  { baseUrl }: StaffContext,
  { workshop }: StaffVisit,
  { kind, language }: Letter,
  wording: Wording,
  { chosen }: Offered,
  now: number,
): Preview | undefined => chosen && previewed({ baseUrl, workshop, kind, language, wording }, chosen, now);

export const shown = (
  { mailFrom }: StaffContext,
  of: Omit<Editing, 'mailFrom' | 'errors' | 'isTyped'> & Partial<Editing>,
) => <WordingPage mailFrom={mailFrom} errors={{}} isTyped={false} {...of} />;

const SHOWN_AGAIN: readonly Refusal['reason'][] = ['invalid', 'too-often', 'unavailable'];

/** The page again, with everything that was typed, where people can do something about what was refused. */
export async function orShownAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal && SHOWN_AGAIN.includes(error.reason)) || request.wantsJson) throw error;
    const fields = fieldsOf(request.body);
    const [letter, people] = await Promise.all([
      stand(context, visit, letterIn(request)),
      offer(context, visit, typedIn(fields, 'person')),
    ]);
    const wording = {
      subject: typedIn(fields, 'subject'),
      preheader: typedIn(fields, 'preheader'),
      body: typedIn(fields, 'body'),
    };
    const note = error.reason === 'invalid' ? undefined : ({ tone: 'bad', text: error.message } as const);
    const again = { visit, letter, offered: people, wording, isTyped: true, errors: error.fields, note };
    return page(shown(context, again), { status: STATUS[error.reason].status, frames: true });
  }
}
