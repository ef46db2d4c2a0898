import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { textsIn } from '../../../shared/language/texts.ts';
import { byOrganisation } from '../../../shared/people/attendance.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { page } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { PaperForms } from './paper-form-page.tsx';

/** An answer of a function has at most 6 MB, and a printer a day. */
const FORMS_MOST = 60;

/**
 * The forms on paper, to be printed from the browser: blank, for one person (`?person=`), or for everyone of an organisation
 * (`?organisation=`). In a language that was asked for, else in each person's own.
 */
export const paperFormRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/room/form', 'organiser', async (visit, request) => {
    const { workshop } = visit;
    const asked = LanguageSchema.safeParse(request.query.get('language')).data;
    const [published, people] = await Promise.all([
      readQuestionnaire(context.table, workshop),
      whoseForms(context, visit, request),
    ]);
    const forms = people.map((person) => ({
      person,
      texts: textsIn(asked ?? person?.language ?? workshop.details.language),
    }));
    const address = `${context.baseUrl}/w/${workshop.details.id}`;
    return page(<PaperForms {...{ workshop, questionnaire: published.questionnaire, forms, address }} />, {
      printed: true,
    });
  }),
];

/** @throws Refusal `not-found`; `invalid` for more than are printed at once */
async function whoseForms(
  context: StaffContext,
  { workshop }: StaffVisit,
  { query }: Request,
): Promise<readonly (Person | undefined)[]> {
  const [id, organisation] = [query.get('person'), query.get('organisation')];
  if (id === null && organisation === null) return [undefined];
  const everyone = (await listEveryone(context.table, workshop.details.id)).map(({ person }) => person);
  const found = everyone.filter((person) => (id === null ? person.organisation === organisation : person.id === id));
  if (found.length === 0) throw new Refusal('not-found', 'There is nobody for whom a form could be printed.');
  if (found.length > FORMS_MOST) {
    throw new Refusal(
      'too-large',
      `These are ${found.length} forms, and at most ${FORMS_MOST} are printed at once. Please print blank ones, or single ones from each person’s page.`,
    );
  }
  return byOrganisation(found);
}
