import * as z from 'zod';
import { MetadataInputSchema, readMetadata } from '../../../shared/papers/metadata.ts';
import { mustNotBeCancelled } from '../../../shared/papers/on-behalf.ts';
import { changePaper, PaperItem } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { changeMetadata, PaperIdSchema, startPaper } from '../../../shared/papers/submission.ts';
import { emptyDetails, typedDetails, withAuthorsAsked } from '../../../shared/papers/typed-details.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { listEveryone, readParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keys, randomToken, TokenSchema } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import type { AuthorsJson, PaperBegunJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { ChooseAuthorPage, DetailsPage } from './on-behalf-page.tsx';

const NEW = '/papers/new';

/** An organiser begins a paper for a participant who cannot: whose it is, and its details. Then comes the file. */
export const onBehalfRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', NEW, 'organiser', async (visit, request) => {
    mustNotBeCancelled(visit.workshop);
    const asked = TokenSchema.safeParse(request.query.get('person'));
    if (!asked.success) {
      const people = (await listEveryone(context.table, visit.workshop.details.id)).map(({ person }) => person);
      return answer<typeof AuthorsJson>(request, {
        page: () => <ChooseAuthorPage visit={visit} people={people} />,
        json: { participants: people.map(({ id, name, organisation }) => ({ id, name, organisation })) },
      });
    }
    const { person } = await readParticipant(context.table, visit.workshop.details.id, asked.data);
    const { name, organisation, email } = person;
    const typed = emptyDetails({ name, affiliation: organisation, email }, visit.workshop.details.language);
    return page(<DetailsPage visit={visit} person={person} id={randomToken()} typed={typed} errors={{}} />);
  }),
  memberPost(context, NEW, 'organiser', MetadataInputSchema.extend(WhoseSchema.shape), async (visit, request) => {
    const fields = fieldsOf(request.body);
    const { person: personId } = parseFields(WhoseSchema, fields);
    const participant = await readParticipant(context.table, visit.workshop.details.id, personId);
    const { person } = participant;
    const id = PaperIdSchema.safeParse(fields.id).data ?? randomToken();
    const shown = { visit, person, id };
    const asked = withAuthorsAsked(fields);
    if (asked) return page(<DetailsPage {...shown} typed={asked} errors={{}} />);
    try {
      const paper = await begin(context, visit, participant, id, fields, request.now);
      return changed<typeof PaperBegunJson>(request, `${visit.home}/papers/${person.id}/${paper.id}/hand-in`, {
        id,
        personId: person.id,
      });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      return page(<DetailsPage {...shown} typed={typedDetails(fields)} errors={error.fields} />, {
        status: STATUS.invalid.status,
      });
    }
  }),
];

const WHOSE = 'Please choose whose paper it is.';
const WhoseSchema = z.object({ person: z.string(WHOSE).refine((id) => TokenSchema.safeParse(id).success, WHOSE) });

/** Sent once more, perhaps corrected meanwhile, it is the same paper with other details. */
async function begin(
  { table }: StaffContext,
  { workshop, identity }: StaffVisit,
  { person, papers }: Participant,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  now: number,
): Promise<Paper> {
  const metadata = readMetadata(fields);
  const author = { workshop, person, onBehalf: { by: identity.email, consent: '' } };
  const begun = papers.filter((paper) => paper.id !== id).length;
  const paper = startPaper(author, { id, personId: person.id, metadata, begun }, now);
  const outcome = await table.insert(PaperItem, keys.paper(person.workshopId, person.id, id), paper);
  if (outcome === 'inserted') return paper;
  return changePaper(table, paper, (before) => {
    // A version would need the author's consent anew.
    if (before.state !== 'draft') throw new Refusal('conflict', 'This paper was handed in meanwhile. Please open it.');
    return changeMetadata(author, before, metadata, now);
  });
}
