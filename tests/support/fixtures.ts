import { createHash } from 'node:crypto';
import { NO_DEBTS } from '../../shared/debts/debts.ts';
import { withPlanOwed } from '../../shared/follow-up/plan.ts';
import { type Paper, type PaperMetadata, PaperSchema } from '../../shared/papers/paper.ts';
import { type Person, PersonSchema } from '../../shared/people/person.ts';
import { scriptFile } from '../../shared/web/script-file.ts';
import {
  type Workshop,
  type WorkshopFile,
  WorkshopFileSchema,
  WorkshopSchema,
} from '../../shared/workshop/workshop.ts';

/** Small, valid values for tests, parsed by the production schemas so that they cannot drift from them. */

export const T0 = Date.parse('2011-07-05T03:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A two-day workshop in Dhaka on a Friday and a Saturday, its weekend. */
export function aWorkshopFile(changes: Partial<WorkshopFile> = {}): WorkshopFile {
  return WorkshopFileSchema.parse({
    format: 1,
    id: 'small',
    title: 'A Small Workshop',
    organisers: ['The Ministry'],
    venue: { name: 'The Hall', city: 'Dhaka', country: 'Bangladesh' },
    language: 'en',
    timeZone: 'Asia/Dhaka',
    weekend: ['friday', 'saturday'],
    holidays: ['2011-08-15'],
    starts: '2011-07-08',
    ends: '2011-07-09',
    sessions: [
      { id: 'opening', title: 'Opening', kind: 'opening', speakers: [{ name: 'The Minister' }] },
      { id: 'portals', title: 'Portals', kind: 'presentation', speakers: [{ name: 'A. Speaker', affiliation: 'BCC' }] },
    ],
    staff: [
      { name: 'Olive Organiser', email: 'organiser@example.org', role: 'organiser' },
      { name: 'Rita Reviewer', email: 'reviewer@example.org', role: 'reviewer' },
    ],
    mail: { fromName: 'The Secretariat', replyTo: 'secretariat@example.org', signature: 'The Secretariat' },
    followUp: {
      deadline: { afterEnd: 'P42D', at: '17:00' },
      graceHours: 24,
      quietHours: { from: '20:00', until: '08:00' },
      staleAfterHours: 72,
      steps: [
        { id: 'invitation', kind: 'invitation', afterEnd: 'P1D', at: '09:00' },
        { id: 'reminder-1', kind: 'reminder', afterEnd: 'P10D', at: '09:00' },
        { id: 'last-call', kind: 'last-call', beforeDeadline: 'P2D', at: '10:00' },
      ],
    },
    swot: { maxEntries: 3 },
    ...changes,
  });
}

export function aWorkshop(file: Partial<WorkshopFile> = {}, changes: Partial<Workshop> = {}): Workshop {
  return WorkshopSchema.parse({
    ...withPlanOwed({
      details: aWorkshopFile(file),
      revision: 1,
      createdAt: new Date(T0).toISOString(),
      createdBy: 'organiser@example.org',
      questionnaire: 0,
      progress: {},
      reschedules: [],
      held: {},
      mailings: {},
      debts: NO_DEBTS,
    }),
    ...changes,
  });
}

export function aPerson(changes: Partial<Person> = {}): Person {
  const id = changes.id ?? 'p1';
  return PersonSchema.parse({
    id,
    workshopId: 'small',
    name: `Deputy Secretary ${id}`,
    email: `${id}@example.org`,
    organisation: 'Ministry of Science and ICT',
    position: 'Deputy Secretary',
    language: 'en',
    papersPromised: 0,
    linkVersion: 1,
    addedAt: new Date(T0).toISOString(),
    swot: [],
    standing: {},
    ...changes,
  });
}

export function aPaper(changes: Partial<Paper> = {}): Paper {
  return PaperSchema.parse({
    id: 'paper1',
    workshopId: 'small',
    personId: 'p1',
    state: 'draft',
    metadata: {
      title: 'A Paper',
      abstract: 'What it is about.',
      authors: [{ name: 'A', affiliation: 'B' }],
      keywords: [],
      language: 'en',
      licence: 'CC-BY-4.0',
    },
    versions: [],
    decisions: [],
    createdAt: new Date(T0).toISOString(),
    debts: NO_DEBTS,
    ...changes,
  });
}

/** As it was stated before anybody was asked for the language and the licence. */
export const neverAsked = ({ language: _, licence: __, ...metadata }: PaperMetadata): PaperMetadata => metadata;

/** A submitted version; `seed` tells papers apart, in its title and its file. */
export const aVersion = (number: number, seed: number) => ({
  number,
  metadata: {
    title: `Paper ${seed}`,
    abstract: 'a',
    authors: [{ name: 'A', affiliation: 'B' }],
    keywords: [],
    language: 'en' as const,
    licence: 'CC-BY-4.0' as const,
  },
  file: {
    key: 'k',
    sha256: createHash('sha256').update(`${number}-${seed}`).digest('hex'),
    bytes: 9,
    type: 'pdf' as const,
    name: 'p.pdf',
  },
  attachments: [],
  submittedAt: '2011-07-12T05:00:00Z',
});

/** A stand-in: what the script does is seen in a browser. */
export const BALLOT_SCRIPT = scriptFile('ballot', '/* makes a ballot */');

export const LINK_KEYS = { current: 'k1', k1: 'a-key-of-more-than-thirty-two-characters' };
