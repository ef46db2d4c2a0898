import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAction } from '../../shared/actions/action.store.ts';
import type { Run } from '../../shared/debts/run.ts';
import { keepDraft } from '../../shared/drafts/draft.store.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import type { MailIntent } from '../../shared/mail/mail.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import { openErasedFiles } from '../../shared/papers/erased-files.store.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper, PaperFile } from '../../shared/papers/paper.ts';
import { listedIn } from '../../shared/papers/paper-list.store.ts';
import { beginOrChangeReview } from '../../shared/papers/review.store.ts';
import { inviteReviewer } from '../../shared/papers/review-invitation.ts';
import { changeStaffNotes } from '../../shared/papers/staff-notes.store.ts';
import { withNote } from '../../shared/papers/staff-notes.ts';
import { peopleAt, placeAt } from '../../shared/people/address.store.ts';
import { importParticipants } from '../../shared/people/import.store.ts';
import { readParticipantsTable } from '../../shared/people/import.ts';
import {
  changePerson,
  erasePerson,
  findErased,
  findParticipant,
  listEveryone,
  listWithErased,
  nextPeople,
  PersonItem,
} from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { overviewOf } from '../../shared/report/overview.ts';
import { summarise } from '../../shared/report/summary.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { keptUntil } from '../../shared/workshop/retention.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, T0 } from '../support/fixtures.ts';
import { erasureTask, sweep, takeIn } from '../support/in-role.ts';
import { anAction, reportedDone } from '../support/participants.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  engine = await startTable();
  files = await startDocuments();
});
afterAll(async () => {
  await engine.stop();
  await files.stop();
});

let id: string;
let table: Table;
beforeEach(() => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  table = engine.table;
});

const NOW = T0 + 10 * DAY;
const MINUTES = 60_000;
const NAME = 'Begum Rokeya';
const EMAIL = 'rokeya@example.org';
const SAID = 'What only she would say.';
const OWN = 'gone-person';

const context = () => ({ table, files: openErasedFiles('documents', files.client) });

/** A file under somebody's own folder, as it is kept when a paper is handed in. */
async function aFile(personId: string, name: string): Promise<PaperFile> {
  const { file } = aVersion(1, 0);
  const key = `papers/${id}/${personId}/${name}.pdf`;
  await files.put(key, aPdf(name));
  return { ...file, key };
}
const intent = (personId: string, occurrence: string): MailIntent => ({
  workshopId: id,
  personId,
  occurrence,
  to: EMAIL,
  subject: `Your feedback, ${personId}`,
  why: 'invitation',
  state: 'sent',
  attempt: 1,
  claimedAt: new Date(T0).toISOString(),
  leaseUntil: new Date(T0).toISOString(),
});

const OTHERS = { id: 's2', quadrant: 'strength', text: 'The other view.', at: new Date(T0).toISOString() } as const;

/** Somebody who gave and got all that there is, beside somebody else with the same mailbox. */
async function given(): Promise<
  Record<'unpublished' | 'published' | 'annex' | 'slides', PaperFile> & { person: Person }
> {
  await table.insert(WorkshopItem, keys.workshop(id), aWorkshop({ id }));
  const person = aPerson({
    id: OWN,
    workshopId: id,
    name: NAME,
    email: EMAIL,
    papersPromised: 1,
    feedback: {
      questionnaire: 0,
      answers: { topic: 4, better: SAID },
      firstAt: new Date(T0).toISOString(),
      at: new Date(T0).toISOString(),
    },
    swot: [{ id: 's1', quadrant: 'threat', text: SAID, at: new Date(T0).toISOString() }],
    endorsed: ['s2'],
    standing: { reached: { email: EMAIL, at: new Date(T0).toISOString() } },
  });
  const other = aPerson({ id: 'other', workshopId: id, email: EMAIL, name: 'Somebody Else', swot: [OTHERS] });
  for (const each of [person, other]) {
    await placeAt(table, id, EMAIL, each);
    await table.insert(PersonItem, keys.person(id, each.id), each);
    await table.insert(MailIntentItem, keys.mail(id, each.id, 'invitation'), intent(each.id, 'invitation'));
  }
  await placeAt(table, id, 'former@example.org', person);
  await keepDraft(table, { workshopId: id, id: OWN }, 'swot', { fields: { text: [SAID] }, basis: undefined }, T0);
  await addAction(
    table,
    anAction({ workshopId: id, personId: OWN, ...reportedDone(SAID, new Date(T0).toISOString()) }),
  );
  const unpublished = await aFile(OWN, 'unpublished');
  const published = await aFile(OWN, 'published');
  const earlier = await aFile(OWN, 'earlier');
  const annex = await aFile(OWN, 'annex');
  const slides = await aFile(OWN, 'slides');
  const paper = (changes: Partial<Paper>) =>
    table.insert(
      PaperItem,
      keys.paper(id, OWN, changes.id ?? ''),
      aPaper({ workshopId: id, personId: OWN, ...changes }),
    );
  await paper({ id: 'draft', state: 'draft', metadata: { title: SAID, abstract: '', authors: [], keywords: [] } });
  await paper({
    id: 'waiting',
    state: 'under-review',
    attachments: [{ ...annex, role: 'annex' }],
    versions: [{ ...aVersion(1, 1), file: unpublished }],
  });
  const waiting = await readPaper(table, id, OWN, 'waiting');
  const invitation = { name: 'A Reviewer', email: 'reviewing@example.org', message: SAID, by: 'organiser@example.org' };
  const review = inviteReviewer(aWorkshop({ id }).details, waiting, invitation, T0);
  await beginOrChangeReview(
    table,
    review,
    () => review,
    (found) => found,
  );
  await changeStaffNotes(table, waiting, (found) => withNote(found, { text: SAID, by: 'organiser@example.org' }, T0));
  const guest = guestOccurrence({ paperId: 'waitingwaiting00', guestId: review.id, what: 'invited-1' });
  await table.insert(MailIntentItem, keys.mail(id, OWN, guest), { ...intent(OWN, guest), to: invitation.email });
  await paper({
    id: 'public',
    state: 'published',
    publishedAt: new Date(T0).toISOString(),
    versions: [
      { ...aVersion(1, 2), file: earlier, attachments: [{ ...annex, role: 'annex' }] },
      { ...aVersion(2, 2), file: published, attachments: [{ ...slides, role: 'slides' }] },
    ],
    decisions: [
      { version: 1, verdict: 'request-revision', reason: SAID, by: 'r', at: new Date(T0).toISOString() },
      { version: 2, verdict: 'approve', reason: SAID, by: 'r', at: new Date(T0).toISOString() },
    ],
  });
  return { unpublished, published, annex, slides, person };
}

/** Everything in the table about this workshop, as it lies there. */
async function lying(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await DynamoDBDocumentClient.from(engine.client).send(new ScanCommand({ TableName: 'table' }));
  return Items.filter(({ pk }) => pk === `W#${id}`);
}

/** What a sweep at `now` starts for this workshop and for what belongs to the erasure. */
async function startedAt(now: number): Promise<Run[]> {
  const runs: Run[] = [];
  await sweep(
    table,
    async (kind, _name, run) => {
      if (run.workshopId === id && (kind === 'erasure' || kind === 'retention')) runs.push(run);
    },
    now,
  );
  return runs;
}

/** The workflow's way through its tasks, as workflows/erasure.ts draws it. */
async function execute(run: Run, now: number): Promise<string> {
  const at = new Date(now).toISOString();
  let step = await erasureTask(context(), { task: 'load', run, now: at });
  while (step.next !== 'done' && step.next !== 'stop') {
    step = await erasureTask(context(), { task: step.next, run, step, now: at });
  }
  return step.next;
}

async function eraseAndRun(): Promise<void> {
  await erasePerson(table, id, OWN, 'participant', NOW);
  const runs = await startedAt(NOW + 2 * MINUTES);
  expect(runs).toHaveLength(1);
  for (const run of runs) expect(await execute(run, NOW + 2 * MINUTES)).toBe('done');
}

describe('given somebody who gave all that there is, when they are erased', () => {
  test('then one write takes the person away, and nothing else runs before two minutes are over', async () => {
    await given();
    const left = await erasePerson(table, id, OWN, 'participant', NOW);
    expect(left).toMatchObject({ gave: { feedback: true, swot: true, papersPromised: 1 }, erasedBy: 'participant' });
    expect(JSON.stringify(left)).not.toMatch(/Rokeya|rokeya|only she/);
    expect(await findParticipant(table, id, OWN)).toBeUndefined();
    expect((await listEveryone(table, id)).map(({ person }) => person.id)).toEqual(['other']);
    expect(await startedAt(NOW + 2 * MINUTES - 1)).toEqual([]);
  });

  test('then nothing in the table names them or holds a word of theirs, but the publication; others keep all', async () => {
    await given();
    await eraseAndRun();
    const about = (await lying()).filter((item) => JSON.stringify(item).includes(OWN));
    expect(about.map(({ sk }) => sk).sort()).toEqual([`PERSON#${OWN}`, `PERSON#${OWN}#PAPER#public`]);
    expect(JSON.stringify(about)).not.toMatch(/Rokeya|rokeya|only she/);
    expect(await peopleAt(table, id, EMAIL)).toEqual(['other']);
    expect(await peopleAt(table, id, 'former@example.org')).toEqual([]);
    expect(await table.read(MailIntentItem, keys.mail(id, 'other', 'invitation'))).toBeDefined();
    expect(await findErased(table, id, OWN)).toMatchObject({ debts: { owed: {} } });
    expect(await startedAt(NOW + 5 * DAY)).toEqual([]);
  });

  test('then the published paper stays as it is read by the public, and its files; no other file does', async () => {
    const { unpublished, published, annex, slides } = await given();
    await eraseAndRun();
    const paper = await readPaper(table, id, OWN, 'public');
    expect(paper.versions.map(({ number, file }) => [number, file.key])).toEqual([[2, published.key]]);
    expect(paper.decisions).toMatchObject([{ version: 2, verdict: 'approve', reason: '' }]);
    expect((await listedIn(table, id, 'published', { limit: 9 })).papers.map((each) => each.id)).toEqual(['public']);
    const kept = async (file: PaperFile) => Boolean(await files.documents.read(file));
    expect(await kept(published)).toBe(true);
    expect(await kept(unpublished)).toBe(false);
    expect([await kept(annex), await kept(slides)]).toEqual([false, true]);
  });

  test('then they stay counted, and stand in no list', async () => {
    await given();
    await eraseAndRun();
    const { people, erased } = await listWithErased(table, id);
    const workshop = await readWorkshop(table, id);
    const overview = overviewOf(workshop, people, NOW, erased);
    expect(overview).toMatchObject({
      participants: 1,
      erased: 1,
      feedback: { given: 1, of: 2 },
      swot: { given: 2, of: 2 },
      papers: { given: 1, of: 1 },
    });
    expect(overview.people.map(({ person }) => person.id)).toEqual(['other']);
    const { participation, swot, papers } = summarise(workshop, defaultQuestionnaire, people, { erased });
    expect(participation).toMatchObject({ invited: 2, feedback: 1, swot: 2, anything: 2, papers: 1 });
    expect(swot.threat.points).toEqual([]);
    // Their endorsement of somebody else's entry stays, as a count.
    expect(swot.strength.points).toMatchObject([{ text: OTHERS.text, weight: 2, writers: 1, endorsers: 1 }]);
    expect(papers).toMatchObject([{ title: 'Paper 2' }]);
  });

  test('then a change, a mail event and a second erasing find nobody, and change nothing', async () => {
    await given();
    await erasePerson(table, id, OWN, 'organiser', NOW);
    const before = await findErased(table, id, OWN);
    await expect(changePerson(table, id, OWN, (person) => ({ ...person, name: 'Back' }))).rejects.toThrow(/not among/);
    const news = { workshopId: id, personId: OWN, occurrence: 'invitation', messageId: 'm', at: NOW };
    await takeIn(table, { ...news, state: 'delivered', stops: false, isPassing: false, to: EMAIL });
    await erasePerson(table, id, OWN, 'participant', NOW + DAY);
    expect(await findErased(table, id, OWN)).toEqual(before);
  });

  test('then a page of people passes them by and still goes on behind them', async () => {
    await given();
    await erasePerson(table, id, OWN, 'participant', NOW);
    const first = await nextPeople(table, id, '', 1);
    expect(first).toMatchObject({ people: [], last: OWN, isLast: false });
    expect((await nextPeople(table, id, first.last, 1)).people.map(({ person }) => person.id)).toEqual(['other']);
  });

  test.each(['before', 'after'] as const)(
    'then the same name and address on the list once more is somebody new: %s the rest was deleted',
    async (when) => {
      await given();
      if (when === 'after') await eraseAndRun();
      else await erasePerson(table, id, OWN, 'participant', NOW);
      const csv = readParticipantsTable(`name,email,organisation\n${NAME},${EMAIL},Ministry`);
      const { details } = await readWorkshop(table, id);
      expect(await importParticipants(table, details, csv, NOW)).toMatchObject({ added: 1 });
      expect(await importParticipants(table, details, csv, NOW)).toMatchObject({ added: 0, unchanged: 1 });
      const [anew] = (await listEveryone(table, id)).filter(({ person }) => person.name === NAME);
      expect(anew?.person).toMatchObject({ email: EMAIL, swot: [] });
      expect(anew?.person.id).not.toBe(OWN);
      for (const run of await startedAt(NOW + 5 * MINUTES)) await execute(run, NOW + 5 * MINUTES);
      expect(await peopleAt(table, id, EMAIL)).toContain(anew?.person.id);
    },
  );
});

/** A table whose call number `nth` fails, before it took effect or after: as a crash there would look. */
function failing(nth: number, when: 'before' | 'after'): { table: Table; calls: () => number } {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient(engine.connection), {
    marshallOptions: { removeUndefinedValues: true },
  });
  let calls = 0;
  const send = async (command: Parameters<typeof real.send>[0]) => {
    calls += 1;
    if (calls === nth && when === 'before') throw new Error('crashed');
    const reply = await real.send(command);
    if (calls === nth) throw new Error('crashed');
    return reply;
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
  return { table: new Table('table', client), calls: () => calls };
}

test('given the run dies at any of its calls, before it took effect or after, then the next run finds the rest', async () => {
  let died = 0;
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    for (const when of ['before', 'after'] as const) {
      table = engine.table;
      id = `c${nth}${when}`;
      await given();
      await erasePerson(table, id, OWN, 'participant', NOW);
      const [run] = await startedAt(NOW + 2 * MINUTES);
      if (!run) throw new Error('no erasure was started');
      const broken = failing(nth, when);
      table = broken.table;
      const outcome = await execute(run, NOW + 2 * MINUTES).catch(() => 'crashed');
      isOver = broken.calls() < nth;
      died += outcome === 'crashed' ? 1 : 0;
      table = engine.table;
      for (const later of await startedAt(NOW + DAY)) await execute(later, NOW + DAY);
      const about = (await lying()).filter((item) => /gone-person|Rokeya|only she/.test(JSON.stringify(item)));
      expect(about.map(({ sk }) => sk).sort()).toEqual([`PERSON#${OWN}`, `PERSON#${OWN}#PAPER#public`]);
      expect(await findErased(table, id, OWN)).toMatchObject({ debts: { owed: {} } });
    }
  }
  expect(died).toBeGreaterThan(20);
});

describe('given a workshop that keeps what was given for 24 months', () => {
  test('when they are over, then everyone is erased by the same runs, and counts and publications stay', async () => {
    await given();
    const closedAt = NOW + 40 * DAY;
    await changeWorkshop(table, id, (workshop) => closed(workshop, closedAt));
    const until = keptUntil(await readWorkshop(table, id));
    expect(new Date(until).toISOString().slice(0, 7)).toBe('2013-08');
    expect(await startedAt(until - 1)).toEqual([]);
    const [retention] = await startedAt(until);
    if (!retention) throw new Error('nothing was started');
    expect(await execute(retention, until)).toBe('done');
    const each = await startedAt(until + 2 * MINUTES);
    expect(each).toHaveLength(2);
    for (const run of each) expect(await execute(run, until + 2 * MINUTES)).toBe('done');

    const workshop = await readWorkshop(table, id);
    expect(workshop.erasedAt).toBe(new Date(until).toISOString());
    const kinds = (await lying()).map(({ sk }) => String(sk)).sort();
    expect(kinds).toEqual([`PERSON#${OWN}`, `PERSON#${OWN}#PAPER#public`, 'PERSON#other', 'WORKSHOP']);
    const { people, erased } = await listWithErased(table, id);
    expect(overviewOf(workshop, people, until, erased)).toMatchObject({
      participants: 0,
      erased: 2,
      feedback: { given: 1, of: 2 },
    });
    expect(await startedAt(until + 400 * DAY)).toEqual([]);
  });

  test('when somebody was erased before, then nobody is erased twice', async () => {
    await given();
    await eraseAndRun();
    await changeWorkshop(table, id, (workshop) => closed(workshop, NOW));
    const until = keptUntil(await readWorkshop(table, id));
    for (const run of await startedAt(until)) await execute(run, until);
    expect(await findErased(table, id, OWN)).toMatchObject({ erasedBy: 'participant', debts: { owed: {} } });
    expect(await findErased(table, id, 'other')).toMatchObject({ erasedBy: 'retention' });
  });
});
