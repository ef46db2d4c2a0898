import { describe, expect, it, test } from 'vitest';
import type { DebtKind, Debts } from '../../shared/debts/debts.ts';
import {
  type Digest,
  digestMails,
  EMPTY_DIGEST,
  goesOn,
  withParticipant,
  withReport,
} from '../../shared/follow-up/digest.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { holdStep, pausePlan } from '../../shared/follow-up/plan-edits.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Review } from '../../shared/papers/review.ts';
import { recommended } from '../../shared/papers/review-answer.ts';
import { memberReviewer } from '../../shared/papers/review-invitation.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, T0 } from '../support/fixtures.ts';
import { anAction } from '../support/participants.ts';

/** What waits for a workshop's staff, as each of them reads it. */

const TODAY = '2011-09-20';
const BASE = 'https://afterword.example';
const ORGANISER = 'organiser@example.org';
const REVIEWER = 'reviewer@example.org';

const somebody = (of: Partial<Participant> = {}): Participant => ({
  person: aPerson(),
  papers: [],
  actions: [],
  ...of,
});
const given = (...people: readonly Participant[]): Digest =>
  people.reduce((digest, one) => withParticipant(digest, one, TODAY), EMPTY_DIGEST);
const waiting = (changes: Partial<Paper> = {}): Paper => aPaper({ state: 'under-review', ...changes });
const titled = (title: string): Partial<Paper> => ({
  id: `id-${title.replaceAll(' ', '-')}`,
  metadata: { ...aPaper().metadata, title },
});
const gaveUp = (...kinds: readonly DebtKind[]): Debts => ({
  owed: Object.fromEntries(
    kinds.map((kind) => [kind, { dueAt: '2011-07-06T00:00:00Z', revision: 1, attempt: 9, parked: true }]),
  ),
  revisions: {},
});
const lost = (id: string) =>
  aPerson({ id, standing: { undeliverable: { email: `${id}@example.org`, why: 'x', at: '2011-07-04T00:00:00Z' } } });

/** What somebody with this address reads, line by line; `[]`: there is no mail. */
function readBy(email: string, digest: Digest, workshop: Workshop = aWorkshop()): string[] {
  const mail = digestMails(BASE, workshop, digest, TODAY).find(({ to }) => to === email);
  return mail ? listOf(mail.text) : [];
}
/** Each entry, with the way to it, as it stands in the text of the mail. */
const listOf = (text: string): string[] =>
  [...text.matchAll(/^- (.+)\n {2}https:\/\/afterword\.example(.+)$/gm)].map(([, label, path]) => `${label} ${path}`);

describe('given nothing waits', () => {
  it('says nothing to anybody', () => {
    expect(digestMails(BASE, aWorkshop(), EMPTY_DIGEST, TODAY)).toEqual([]);
  });

  it('is the same after somebody was looked at of whom nothing waits', () => {
    const late = anAction({ dueOn: '2011-09-01', status: 'done' });
    expect(given(somebody({ papers: [aPaper()], actions: [anAction(), late] }))).toBe(EMPTY_DIGEST);
  });
});

describe('a paper under review', () => {
  const paper = waiting(titled('Open Data'));
  const digest = given(somebody({ papers: [paper, aPaper({ id: 'other', state: 'published' })] }));

  it('is to be decided by organisers and to be reviewed by reviewers, with the way to it; viewers are asked nothing', () => {
    const staff = [...aWorkshop().details.staff, { name: 'Vera', email: 'v@example.org', role: 'viewer' as const }];
    const workshop = aWorkshop({ staff });
    expect(readBy(ORGANISER, digest, workshop)).toEqual([
      'To decide: “Open Data” /staff/w/small/papers/p1/id-Open-Data',
    ]);
    expect(readBy(REVIEWER, digest, workshop)).toEqual([
      'To review: “Open Data” /staff/w/small/papers/p1/id-Open-Data',
    ]);
    expect(readBy('v@example.org', digest, workshop)).toEqual([]);
  });

  describe('given a reviewer of the staff', () => {
    const read = { ...paper, versions: [{ ...aVersion(1, 1), submittedAt: new Date(T0).toISOString() }] };
    const rita = memberReviewer(aWorkshop().details, read, { name: 'Rita', email: REVIEWER }, T0);
    const said = { what: 'approve', toAuthor: '', toStaff: '', version: 1 } as const;
    const settled = recommended(rita, said, { paper: read, graceHours: 48, replyTo: '' }, T0);
    const asked = (review: Review, of: Paper = read): boolean =>
      readBy(REVIEWER, given(somebody({ papers: [of], reviews: [review] }))).length > 0;
    const second = {
      ...read,
      versions: [...read.versions, { ...aVersion(2, 2), submittedAt: '2011-07-20T05:00:00Z' }],
    };

    it.each([
      ['has said nothing yet', rita, read, true],
      ['recommended on the newest version', settled, read, false],
      ['recommended on the version before', settled, second, true],
      ['declined', { ...rita, answer: { what: 'declined', at: '2011-07-06T00:00:00Z' } as const }, read, false],
      ['has a conflict of interest', { ...rita, conflict: { at: '2011-07-06T00:00:00Z', reason: 'x' } }, read, false],
      ['reviews another paper', { ...settled, paperId: 'another' }, read, true],
    ])('who %s is asked while nothing of this reviewer settles the newest version', (_, review, of, isAsked) => {
      expect(asked(review, of)).toBe(isAsked);
    });

    it('then organisers and other reviewers are asked all the same', () => {
      const asks = given(somebody({ papers: [read], reviews: [{ ...settled, email: 'another@example.org' }] }));
      expect(readBy(REVIEWER, asks)).toHaveLength(1);
      expect(readBy(ORGANISER, given(somebody({ papers: [read], reviews: [settled] })))).toHaveLength(1);
    });
  });
});

describe('of the people', () => {
  it('those are named whom no mail reaches, and whose link somebody else has, with the way to each', () => {
    const deferred = { email: 'b@example.org', why: 'full', at: '2011-07-04T00:00:00Z' };
    const told = { kind: 'told', at: '2011-07-04T00:00:00Z', message: 'Ask my successor' } as const;
    const people = [lost('a'), aPerson({ id: 'b', standing: { deferred } }), aPerson({ id: 'c', notYou: [told] })];
    expect(readBy(ORGANISER, given(...people.map((person) => somebody({ person }))))).toEqual([
      'Somebody else has the link of Deputy Secretary c, Ministry of Science and ICT /staff/w/small/people/c',
      'No mail arrives: Deputy Secretary a, Ministry of Science and ICT /staff/w/small/people/a',
      'No mail arrives: Deputy Secretary b, Ministry of Science and ICT /staff/w/small/people/b',
    ]);
    expect(readBy(REVIEWER, given(somebody({ person: lost('a') })))).toEqual([]);
  });

  it('who turned reminders off, or was dealt with, is not', () => {
    const off = aPerson({ standing: { unsubscribedAt: '2011-07-04T00:00:00Z' } });
    const told = { kind: 'told', at: '2011-07-04T00:00:00Z', message: 'x' } as const;
    const seen = aPerson({ notYou: [told], notYouSeenAt: '2011-07-04T00:00:00Z' });
    expect(given(somebody({ person: off }), somebody({ person: seen }))).toBe(EMPTY_DIGEST);
  });

  it('nothing is asked any more after the closing but what is on the road map', () => {
    const digest = given(somebody({ person: lost('a'), actions: [anAction({ dueOn: '2011-09-19' })] }));
    expect(readBy(ORGANISER, digest, closed(aWorkshop(), T0))).toEqual([
      'Overdue: Circulate the draft policy (Deputy Secretary a, Ministry of Science and ICT) /staff/w/small/road-map/a/action1',
    ]);
  });
});

describe('an action of the road map', () => {
  const read = (changes: Parameters<typeof anAction>[0]): number =>
    readBy(ORGANISER, given(somebody({ actions: [anAction(changes)] }))).length;

  it.each([
    ['is due today', { dueOn: TODAY }, 0],
    ['was due yesterday', { dueOn: '2011-09-19' }, 1],
    ['was due sixty days ago', { dueOn: '2011-07-22' }, 1],
    ['was due longer ago than that', { dueOn: '2011-07-21' }, 0],
    ['has no date', {}, 0],
    ['is done', { dueOn: '2011-09-19', status: 'done' }, 0],
    ['was dropped', { dueOn: '2011-09-19', status: 'dropped' }, 0],
    ['is being done', { dueOn: '2011-09-19', status: 'under-way' }, 1],
    [
      'is somebody else’s now',
      { dueOn: '2011-09-19', handedTo: { personId: 'p2', at: '2011-07-22T00:00:00Z', by: ORGANISER } },
      0,
    ],
  ] as const)('that %s is told of in %o: %i', (_, changes, count) => {
    expect(read(changes)).toBe(count);
  });
});

describe('what does not go on by itself', () => {
  it('is counted: of the workshop, of its report, and of everybody', () => {
    const person = aPerson({ debts: gaveUp('letter', 'erasure') });
    const paper = aPaper({ debts: gaveUp('packet') });
    const action = anAction({ debts: gaveUp('action') });
    const review = {
      ...memberReviewer(aWorkshop().details, paper, { name: 'R', email: REVIEWER }, T0),
      debts: gaveUp('review'),
    };
    const people = given(somebody({ person, papers: [paper], actions: [action], reviews: [review] }));
    const all = withReport(people, { debts: gaveUp('edition') });
    expect(readBy(ORGANISER, all, aWorkshop({}, { debts: gaveUp('closing') }))).toEqual([
      '7 things were given up after many attempts /staff/w/small',
    ]);
    expect(readBy(REVIEWER, all)).toEqual([]);
  });

  it('is one thing where it is one, and nothing where it is merely owed', () => {
    expect(readBy(ORGANISER, withReport(EMPTY_DIGEST, { debts: gaveUp('edition') }))).toEqual([
      '1 thing was given up after many attempts /staff/w/small',
    ]);
    const owed = { owed: { edition: { dueAt: '2011-07-06T00:00:00Z', revision: 1, attempt: 3 } }, revisions: {} };
    expect(withReport(EMPTY_DIGEST, { debts: owed })).toEqual(EMPTY_DIGEST);
  });

  it('may be the plan, which staff have paused or held back', () => {
    const paused = pausePlan(aWorkshop(), 'olive@example.org', T0);
    expect(readBy(ORGANISER, EMPTY_DIGEST, paused)).toEqual([
      'The plan is paused, by olive@example.org: no mail of it goes out /staff/w/small/plan',
    ]);
    const held = holdStep(aWorkshop(), 'reminder-1', ORGANISER, T0);
    expect(readBy(ORGANISER, EMPTY_DIGEST, held)).toEqual(['1 step of the plan is held back /staff/w/small/plan']);
    expect(readBy(ORGANISER, EMPTY_DIGEST, holdStep(held, 'last-call', ORGANISER, T0))).toEqual([
      '2 steps of the plan are held back /staff/w/small/plan',
    ]);
  });
});

describe('given more waits than a mail can name', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const told = { kind: 'told', at: '2011-07-04T00:00:00Z', message: 'x' } as const;
  const crowd = (count: number): Digest =>
    given(
      ...many(count).map((number) =>
        somebody({
          person: { ...lost(`p${number}`), notYou: [told] },
          papers: [waiting(titled(`Paper ${number}`))],
          actions: [anAction({ id: `a${number}`, dueOn: '2011-09-19' })],
        }),
      ),
    );

  it('names eight of each', () => {
    const lines = readBy(ORGANISER, crowd(8));
    expect(lines).toHaveLength(32);
    expect(lines.filter((line) => line.includes(' more '))).toEqual([]);
  });

  it('then says how many more there are, and where', () => {
    expect(readBy(ORGANISER, crowd(10)).filter((line) => line.includes(' more '))).toEqual([
      '2 more papers wait for a decision /staff/w/small/papers',
      '2 more actions are overdue /staff/w/small/road-map?show=overdue',
      '2 more people whose link somebody else has /staff/w/small',
      '2 more people whom no mail reaches /staff/w/small',
    ]);
  });
});

test('the mail says in its subject and its first line what waits, and answers go to the secretariat', () => {
  const workshop = aWorkshop();
  const one = digestMails(BASE, workshop, given(somebody({ papers: [waiting(titled('Open Data'))] })), TODAY);
  expect(one.map(({ subject }) => subject)).toEqual(Array(2).fill('One thing waits for you: A Small Workshop'));
  expect(one[0]).toMatchObject({
    workshopId: 'small',
    to: ORGANISER,
    occurrence: `digest-${TODAY}`,
    fromName: 'The Secretariat',
    replyTo: 'secretariat@example.org',
  });
  expect(one[0]?.personId).not.toBe(one[1]?.personId);
  expect(one[0]?.html).toContain('To decide: “Open Data”');
  expect(one[0]?.text).toContain('You get this as organiser of this workshop');
  expect(one[0]?.text).toContain(`Open the console:\n${BASE}/staff/w/small`);
  const two = digestMails(
    BASE,
    workshop,
    given(somebody({ papers: ['A', 'B'].map((title) => waiting(titled(title))) })),
    TODAY,
  );
  expect(two[0]?.subject).toBe('2 things wait for you: A Small Workshop');
});

describe('there is another morning', () => {
  const workshop = closed(aWorkshop(), T0);
  const papers = given(somebody({ papers: [waiting()] }));
  const sixty = T0 + 60 * DAY;

  it.each([
    ['while the follow-up goes on, whatever waits', aWorkshop(), EMPTY_DIGEST, sixty, true],
    [
      'not once the workshop was called off',
      aWorkshop({}, { cancelled: { at: '2011-07-06T00:00:00Z', by: 'x', reason: '' } }),
      papers,
      T0,
      false,
    ],
    ['not after the closing where nothing waits', workshop, EMPTY_DIGEST, T0, false],
    ['after the closing while papers wait', workshop, papers, sixty - 1, true],
    ['until sixty days after it', workshop, papers, sixty, false],
    [
      'while an action is open, however long',
      workshop,
      given(somebody({ actions: [anAction({ dueOn: '2012-06-30' })] })),
      sixty,
      true,
    ],
  ])('%s', (_, of, digest, now, expected) => {
    expect(goesOn(of, digest, now)).toBe(expected);
  });
});
