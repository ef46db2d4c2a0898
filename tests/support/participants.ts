import { participantRoutes } from '../../functions/participant/routes.ts';
import { addAction } from '../../shared/actions/action.store.ts';
import { type Action, ActionSchema } from '../../shared/actions/action.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { type Paper, PaperSchema } from '../../shared/papers/paper.ts';
import { placeAt } from '../../shared/people/address.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { PersonItem, readParticipant } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { BASE_URL, type BrowserLike, browserLike, type Sent } from './browser-like.ts';
import { aPerson, BALLOT_SCRIPT, LINK_KEYS, T0 } from './fixtures.ts';
import { NO_REPORTS } from './kept-reports.ts';
import { startTable } from './table.ts';

/** The participant function's routes on a real engine, with people who have a seat at a workshop. */
export async function startParticipants(...workshops: readonly Workshop[]) {
  const { table, ballots, client, stop } = await startTable();
  // Papers' files have tests of their own; nothing here comes to a document.
  const documents = openDocuments('no-bucket');
  const context = {
    table,
    ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  const routes = participantRoutes(context, documents);
  for (const workshop of workshops) await table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
  let seats = 0;
  return {
    table,
    ballots,
    client,
    /** For routes of the test's own. */
    context,
    documents,
    routes,
    stop,
    async workshop(workshop: Workshop): Promise<void> {
      await table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
    },
    /** Somebody new on the list. */
    async seat(changes: Partial<Person> = {}): Promise<Person> {
      seats += 1;
      const one = aPerson({ id: `seat${seats}`, ...changes });
      await placeAt(table, one.workshopId, one.email, one);
      await table.insert(PersonItem, keys.person(one.workshopId, one.id), one);
      return one;
    },
    async paper(paper: Paper): Promise<void> {
      await table.insert(PaperItem, keys.paper(paper.workshopId, paper.personId, paper.id), PaperSchema.parse(paper));
    },
    async action(of: Person, changes: Partial<Action> = {}): Promise<Action> {
      const action = anAction({ workshopId: of.workshopId, personId: of.id, ...changes });
      await addAction(table, action);
      return action;
    },
    /** Nobody whom we know, in a browser that is set to these languages (Accept-Language). */
    stranger(languages: string) {
      const { send } = browserLike(routes, { inVisitorsLanguage: true });
      return (address: string, sent: Sent) =>
        send(address, { ...sent, headers: { 'accept-language': languages, ...sent.headers } });
    },
    /** Signed in by the personal link, at `now` (epoch ms). */
    async arrive(person: Person, now: number): Promise<BrowserLike> {
      const browser = browserLike(routes, { inVisitorsLanguage: true });
      await browser.send(personalLink(BASE_URL, LINK_KEYS, person), { now });
      return browser;
    },
    /** All that is stored of somebody. */
    stored: ({ workshopId, id }: Person) => readParticipant(table, workshopId, id),
  };
}
export type Participants = Awaited<ReturnType<typeof startParticipants>>;

/** What its owner said of an action, that it is done. */
export const reportedDone = (note: string, at: string): Pick<Action, 'status' | 'events'> => ({
  status: 'done',
  events: [{ at, by: { kind: 'owner' }, what: 'reported', status: 'done', note }],
});

export const anAction = (changes: Partial<Action> = {}): Action =>
  ActionSchema.parse({
    id: 'action1',
    workshopId: 'small',
    personId: 'p1',
    title: 'Circulate the draft policy',
    agreedAt: new Date(T0).toISOString(),
    agreedBy: 'organiser@example.org',
    ...changes,
  });
