import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocal } from '../../infra/local/local-stack.ts';
import { seedWorkshop, startOfStory, usersOf } from '../../infra/local/seed.ts';
import { readArchive } from '../../infra/operate/move/archive.ts';
import { exportWorkshop, keysOf, partition } from '../../infra/operate/move/export.ts';
import { importWorkshop } from '../../infra/operate/move/import.ts';
import { ballotPartitions, partitionOf } from '../../infra/operate/move/items.ts';
import { localPlace, type Place } from '../../infra/operate/move/place.ts';
import { resumeWorkshop } from '../../infra/operate/move/resume.ts';
import { castBallot, prepareBox } from '../../shared/ballots/ballots.store.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { resumePlan } from '../../shared/follow-up/plan-edits.ts';
import { Table } from '../../shared/store/table.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { Organiser } from '../journey/organiser.ts';
import { Participant } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { dhaka } from '../journey/stack.ts';
import { sharedAssembly } from '../support/assembly.ts';

/** A rehearsed restore: a workshop in the middle of its follow-up leaves one deployment and goes on in another. */

const seed = dhaka();
const { id } = seed.workshop;
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'afterword-move-'));
const archive = join(folder, 'dhaka');
const PAPER = Buffer.from('%PDF-1.7 a paper');

let here: LocalStack;
let there: LocalStack;
let from: Place;
let to: Place;
let answered: string;
let invited: number;

const start = async (startAt: number): Promise<LocalStack> =>
  startLocal({ port: 0, startAt, users: usersOf(seed), ...(await sharedAssembly()) });
const placeOf = (stack: LocalStack, name: string): Place => {
  if (!stack.place) throw new Error('The stack says nothing of where its data are.');
  return localPlace(stack.place, name, `--local ${name}`);
};
const inboxOf = (stack: LocalStack) => stack.inbox().map(({ to: [address], subject }) => ({ address, subject }));
const ballotsOf = async (place: Place) =>
  (await Promise.all(ballotPartitions(id).map((pk) => partition(place, place.ballots, pk)))).flat();
const documentsOf = async (place: Place) => {
  const documents = new Map<string, string>();
  for await (const Key of keysOf(place, id)) {
    const { Body, ContentType } = await place.files.send(new GetObjectCommand({ Bucket: place.bucket, Key }));
    documents.set(Key, `${ContentType} ${await Body?.transformToString('hex')}`);
  }
  return documents;
};

beforeAll(async () => {
  here = await start(startOfStory(seed));
  from = placeOf(here, 'here');
  await seedWorkshop(here.baseUrl, folder, seed);
  const due = await here.clock.nextDue();
  await here.clock.advanceTo(due ?? 0);
  invited = here.inbox().length;
  // Who owes no paper, so that the answers are all there is to give; and whose address is nobody else's.
  const { people } = await here.people();
  const alone = people.find(
    ({ person: { email, papersPromised } }) =>
      papersPromised === 0 && people.filter(({ person }) => person.email === email).length === 1,
  );
  const mail = here.inbox().find(({ to: [address] }) => address === alone?.person.email);
  if (!alone || !mail) throw new Error('Nobody was invited who owes no paper.');
  answered = alone.person.email;
  const participant = new Participant(here.baseUrl, {
    name: alone.person.name,
    address: answered,
    papersPromised: 0,
  } as never);
  await participant.openLink(mail);
  await participant.giveFeedback(seededRandom(1));
  await participant.addSwotEntry('strength', 'What we have begun goes on elsewhere.');
  // A document, and an anonymous ballot with its key: this workshop asks by name, so both are put there by hand.
  const Key = `papers/${id}/somebody/0123.pdf`;
  const params = { Bucket: from.bucket, Key, Body: PAPER, ContentType: 'application/pdf' };
  await from.files.send(new PutObjectCommand(params));
  const ballots = new Table(from.ballots, from.items);
  await prepareBox(ballots, await readWorkshop(new Table(from.table, from.items), id), defaultQuestionnaire);
  await castBallot(ballots, id, 'a'.repeat(64), { answers: {}, day: '2011-07-11' });
  there = await start(here.clock.now());
  to = placeOf(there, 'there');
}, 240_000);
afterAll(async () => {
  await there?.stop();
  await here?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a workshop that moves', () => {
  it('is written whole, and from then on nothing of it goes out where it was', async () => {
    const now = here.clock.now();
    const manifest = await exportWorkshop(from, {
      workshopId: id,
      folder: archive,
      hold: true,
      withLinkKeys: true,
      now,
    });
    expect(manifest.counts).toMatchObject({ workshop: 1, participant: 65, ballot: 1, 'ballot box': 1 });
    expect(manifest.counts.mail).toBeGreaterThanOrEqual(invited);
    expect(manifest.files.map(({ key }) => key)).toEqual([`papers/${id}/somebody/0123.pdf`]);
    await here.clock.advanceTo(now + 10 * DAY);
    expect(here.inbox()).toHaveLength(invited);
  }, 120_000);

  it('is refused where a part was changed, or is of a newer Afterword, before anything is written', async () => {
    const spoil = async (file: string, change: (text: string) => string): Promise<string> => {
      const before = readFileSync(join(archive, file), 'utf8');
      writeFileSync(join(archive, file), change(before));
      const said = await readArchive(archive).then(
        () => 'taken',
        (error: unknown) => String(error),
      );
      writeFileSync(join(archive, file), before);
      return said;
    };
    expect(await spoil('items.jsonl', (text) => text.replace('Dhaka', 'Delhi'))).toContain('items.jsonl was changed');
    expect(await spoil('manifest.json', (text) => text.replace('"format": 1', '"format": 2'))).toContain(
      'newer Afterword',
    );
    expect(await spoil('manifest.json', (text) => text.slice(1))).toContain('is no export');
    const { manifest } = await readArchive(archive);
    expect(await spoil(`files/${manifest.files[0]?.sha256}`, (text) => `${text} `)).toContain('was changed');
    expect(await partition(to, to.table, partitionOf(id))).toEqual([]);
  });

  it('is refused where an item is not what it should be, before anything is written', async () => {
    const whole = await readArchive(archive);
    const options = { resume: false, withLinkKeys: false, now: 0 };
    const [first, ...rest] = whole.items;
    for (const [items, why] of [
      [[{ ...first, pk: 'W#another' }, ...rest], /of another workshop, or of no kind that this Afterword knows/],
      [[...whole.items, { pk: `W#${id}`, sk: 'HOLOGRAM#1' }], /of no kind/],
      [
        whole.items.map((item) => (item.sk === 'WORKSHOP' ? { ...item, progress: 7 } : item)),
        /workshop WORKSHOP is not valid \(progress/,
      ],
      [whole.items.filter(({ sk }) => sk !== 'WORKSHOP'), /does not hold the workshop/],
    ] as const) {
      await expect(importWorkshop(to, { ...whole, items }, options)).rejects.toThrow(why);
    }
    expect(await partition(to, to.table, partitionOf(id))).toEqual([]);
    expect(await documentsOf(to)).toEqual(new Map());
  });

  it('arrives as it was: every item, every ballot, every document', async () => {
    const whole = await readArchive(archive);
    // An import that broke off before the workshop's own item: the same again completes it.
    const cut = { ...to, items: { send: to.items.send.bind(to.items) } } as Place;
    let puts = 0;
    cut.items.send = (async (command: { input: { Item?: unknown } }) => {
      if (command.input.Item) puts += 1;
      if (puts > 40) throw new Error('the line is cut');
      return to.items.send(command as never);
    }) as never;
    const options = { resume: false, withLinkKeys: true, now: here.clock.now() };
    await expect(importWorkshop(cut, whole, { ...options, withLinkKeys: false })).rejects.toThrow('the line is cut');
    expect((await fetch(`${there.baseUrl}/papers/${id}`)).status).toBe(404);

    await importWorkshop(to, whole, options);
    expect(await partition(to, to.table, partitionOf(id))).toEqual(await partition(from, from.table, partitionOf(id)));
    expect(await ballotsOf(to)).toEqual(await ballotsOf(from));
    expect(await documentsOf(to)).toEqual(await documentsOf(from));
    await expect(importWorkshop(to, whole, options)).rejects.toThrow('already. Nothing was written.');
  }, 120_000);

  it('is at rest there: nothing goes out, however long it lies', async () => {
    await there.clock.advanceTo(there.clock.now() + 3 * DAY);
    expect(there.inbox()).toEqual([]);
    expect(there.executions()).toEqual([]);
  }, 120_000);

  it('is at rest in both places until whoever operates it says where it goes on: no organiser frees half of it', async () => {
    for (const [stack, place] of [
      [here, from],
      [there, to],
    ] as const) {
      const organiser = await Organiser.signIn(stack.baseUrl, usersOf(seed)[0] as never);
      const page = await organiser.browser.open(`/staff/w/${id}/plan`);
      expect(page.body).toContain('This workshop is at rest here');
      expect(page.body).not.toContain('Resume the plan');
      const table = new Table(place.table, place.items);
      const workshop = await readWorkshop(table, id);
      expect(() => resumePlan(workshop)).toThrow('is at rest here');
    }
  });

  it('opens by the links that were mailed before, since its keys came along', async () => {
    const [mail] = here.inbox().filter(({ to: [address] }) => address === answered);
    const link = /https?:\/\/\S+(\/l\/\S+)/.exec(mail?.text ?? '')?.[1];
    const opened = await fetch(`${there.baseUrl}${link}`, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toContain(`/w/${id}/p/`);
  });

  it('goes on there when it is told to: reminded is who still owes something, and nobody is invited again', async () => {
    expect(await resumeWorkshop(to, id)).toEqual({ wasAtRest: true, waited: expect.any(Number), pausedBy: undefined });
    expect(await resumeWorkshop(to, id)).toEqual({ wasAtRest: false, waited: 0, pausedBy: undefined });
    await there.clock.advanceTo(there.clock.now() + 14 * DAY);
    const mails = inboxOf(there);
    expect(mails.length).toBeGreaterThan(0);
    const invitations = new Set(here.inbox().map(({ subject }) => subject));
    expect(mails.filter(({ subject }) => invitations.has(subject))).toEqual([]);
    const reminded = mails.filter(({ subject }) => subject.startsWith('Reminder'));
    expect(new Set(reminded.map(({ address }) => address)).size).toBe(reminded.length > 0 ? reminded.length : -1);
    expect(reminded.map(({ address }) => address)).not.toContain(answered);
    // And where it was it still rests.
    expect(here.inbox()).toHaveLength(invited);
  }, 240_000);
});
