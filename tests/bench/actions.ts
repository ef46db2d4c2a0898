import * as z from 'zod';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { Table } from '../../shared/store/table.store.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { type Answered, BASE_URL, browserLike } from '../support/browser-like.ts';
import { postFile, startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startConsole } from '../support/staff.ts';
import { type Calls, countFiles, countTable, noCalls } from './counted-calls.ts';
import { type Judged, judged } from './limits.ts';
import { median, rounded } from './medians.ts';

/**
 * What one action of a person costs: calls to AWS, and the units that the engine reports. The functions' own routes, on
 * the engines in memory, with the SDK's clients counted.
 */

export const ACTIONS = ['open', 'saveDraft', 'submitFeedback', 'addSwotEntry', 'submitPaper', 'decide'] as const;
export type ActionName = (typeof ACTIONS)[number];

export interface ActionCost extends Calls {
  /** To AWS, whatever the service. */
  readonly calls: number;
  /** Milliseconds from the event to the answer here, calls to the engines among them; a median. */
  readonly ms: number;
}

export type ActionCosts = Readonly<Record<ActionName, ActionCost>>;

const PEOPLE = 9;
const JSON_PLEASE = { accept: 'application/json' };
const DETAILS = {
  title: 'Interoperability of government portals',
  abstract: 'What is done, and what is missing. '.repeat(40),
  'authors.0.name': 'A. Author',
  'authors.0.affiliation': 'The Ministry',
  keywords: 'portals, standards',
  language: 'en',
  licence: 'CC-BY-4.0',
};

export async function actionCosts(tell: (line: string) => void): Promise<ActionCosts> {
  const files = await startDocuments();
  const staff = await startConsole(files.documents);
  try {
    const calls = noCalls();
    const workshop = aWorkshop({ id: 'bench' });
    const now = opensAt(workshop.details) + 2 * DAY;
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      aPerson({ id: `p${n}`, workshopId: 'bench', papersPromised: 1 }),
    );
    await staff.add(workshop, people);
    const routes = participantRoutes(
      {
        // As in a function that has shown a page of this workshop a moment ago.
        table: new Table('table', staff.client).remembering(5000),
        ballots: staff.ballots,
        reports: NO_REPORTS,
        ballotScript: BALLOT_SCRIPT,
        linkKeys: LINK_KEYS,
        baseUrl: BASE_URL,
      },
      files.documents,
    );
    countTable(staff.client, calls);
    countFiles(files.client, calls);
    const organiser = staff.as('organiser@example.org');
    await organiser.send('/staff', { now }); // opens the session

    const costs = new Map<ActionName, ActionCost[]>();
    const measure = async (action: ActionName, act: () => Promise<Answered>): Promise<Answered> => {
      const mailsBefore = staff.ses.calls();
      Object.assign(calls, noCalls());
      const from = performance.now();
      const answer = await act();
      const ms = performance.now() - from;
      if (answer.status >= 400) throw new Error(`${action}: ${answer.status} ${answer.body.slice(0, 500)}`);
      const ses = staff.ses.calls() - mailsBefore;
      const cost = { ...calls, ses, calls: calls.dynamodb + calls.s3 + ses, ms };
      costs.set(action, [...(costs.get(action) ?? []), cost]);
      return answer;
    };

    for (const person of people) {
      tell(`actions: person ${person.id} of ${PEOPLE}`);
      const browser = browserLike(routes, { inVisitorsLanguage: true });
      await browser.send(personalLink(BASE_URL, LINK_KEYS, person), { now });
      const home = `/w/bench/p/${person.id}`;
      const post = (path: string, form: Record<string, string>, headers = {}): Promise<Answered> =>
        browser.send(path, { form, headers, now });
      await measure('open', () => browser.send(home, { now }));
      await post(`${home}/drafts/feedback`, { ...answers(0), ':draft': '0' }, JSON_PLEASE);
      await measure('saveDraft', () => post(`${home}/drafts/feedback`, { ...answers(1), ':draft': '1' }, JSON_PLEASE));
      await measure('submitFeedback', () => post(`${home}/feedback`, { ...answers(1), ':draft': '2', ':sent': '' }));
      await measure('addSwotEntry', () =>
        post(`${home}/swot`, { quadrant: 'strength', text: 'An experienced office for national statistics' }),
      );
      const begun = await post(`${home}/papers`, DETAILS);
      const paper = begun.headers.location ?? '';
      const key = await uploaded(await post(`${paper}/upload`, { fileName: 'paper.pdf' }, JSON_PLEASE));
      await measure('submitPaper', () => post(`${paper}/submit`, { key, consent: 'yes' }));
      const atStaff = `/staff/w/bench/papers/${person.id}/${paper.split('/').at(-1)}`;
      await underReview(staff.table, person.id, paper.split('/').at(-1) ?? '');
      await measure('decide', () =>
        organiser.send(`${atStaff}/decision`, { form: { verdict: 'approve', reason: 'Sound.', version: '1' }, now }),
      );
    }
    return Object.fromEntries(ACTIONS.map((action) => [action, inTheMiddle(costs.get(action) ?? [])])) as ActionCosts;
  } finally {
    await Promise.all([staff.stop(), files.stop()]);
  }
}

/** Of several people, each figure by itself: all are alike but for the first, who finds nothing warm. */
function inTheMiddle(costs: readonly ActionCost[]): ActionCost {
  const of = (figure: keyof ActionCost): number => rounded(median(costs.map((cost) => cost[figure])), 1);
  return {
    calls: of('calls'),
    dynamodb: of('dynamodb'),
    s3: of('s3'),
    ses: of('ses'),
    reads: of('reads'),
    writes: of('writes'),
    readUnits: of('readUnits'),
    writeUnits: of('writeUnits'),
    indexWriteUnits: of('indexWriteUnits'),
    ms: of('ms'),
  };
}

/** What issue 7 asks of single actions. */
export const actionLimits = ({ open, submitFeedback }: ActionCosts): Judged[] => [
  judged('actions.open.calls', open.calls, 1),
  judged('actions.submitFeedback.reads', submitFeedback.reads, 1),
  judged('actions.submitFeedback.writes', submitFeedback.writes, 1),
];

/** The default questionnaire, filled in by somebody who writes a little. */
const answers = (n: number): Record<string, string> => ({
  'sessions.opening': '4',
  'sessions.portals': 'na',
  topic: '5',
  objectives: '4',
  documents: 'na',
  presentations: '3',
  discussions: '2',
  structure: '4',
  organisation: '5',
  usefulness: '4',
  recommendation: '9',
  application: 'policy',
  comments: `The live demonstration was worth the way, and more time for questions would be, too (${n}).`,
});

const FormSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });

/** Sends a file to the bucket. @returns its key */
async function uploaded(reply: Answered): Promise<string> {
  const form = FormSchema.parse(reply.json());
  const stored = await postFile(form, aPdf(), 'paper.pdf');
  if (!stored.ok) throw new Error(`The bucket refused the upload: ${stored.status}`);
  return form.fields.key ?? '';
}

/** As the screening leaves it. */
const underReview = (table: Table, personId: string, id: string) =>
  changePaper(table, { workshopId: 'bench', personId, id }, (paper) => ({ ...paper, state: 'under-review' as const }));
