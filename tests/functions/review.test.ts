import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { changePaper, PaperItem } from '../../shared/papers/paper.store.ts';
import { graceEnds } from '../../shared/papers/review.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { erasePerson, findParticipant } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aVersion, BALLOT_SCRIPT, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { takeIn } from '../support/in-role.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { NOW, ORGANISER, type ReviewScene, reviewScene } from '../support/review-scene.ts';
import { type Console, startConsole } from '../support/staff.ts';

let staff: Console;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const RAHMAN = 'rahman@univ.example';
const KHAN = 'khan@univ.example';
const PAPERS = {
  approvals: 1,
  reviewDays: 14,
  reviewGraceHours: 48,
  coAuthorDays: 14,
  maxPages: 200,
  handOffDays: 30,
};
const APPROVES = { what: 'approve', toAuthor: 'A clear case.', toStaff: 'Publish it soon.', version: 1 };

const accepts = async (scene: ReviewScene, email: string, now = NOW) => {
  const { browser, home } = await scene.follow(email, now);
  const reply = await browser.send(`${home}/answer`, { json: { answer: 'accept' }, now });
  expect(reply.status).toBe(200);
  return { browser, home };
};

describe('given a paper under review, when an organiser invites somebody', () => {
  test('then one mail goes out with a link of the reviewer’s own, whose page shows the paper and asks', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    await scene.invite('Rahman@Univ.example');
    expect(scene.mails().map(({ to, subject }) => [to, subject])).toEqual([[RAHMAN, 'Will you review “Paper 7”?']]);
    expect(scene.mails()[0]?.text).toContain('You know this field.');
    const { browser, home } = await scene.follow(RAHMAN);
    expect(home).toMatch(/^\/guest\/reviewer\/w\w+\//);
    const page = await browser.send(home, { now: NOW });
    expect(page.body).toContain('Will you review this paper?');
    expect(page.body).toContain(`<iframe src="${home}/file?frame"`);
    expect(page.headers['content-security-policy']).toContain("frame-src 'self' https://bucket.example.org");
    expect(page.body).not.toContain('author@example.org');
    const asJson = { method: 'GET', json: {}, now: NOW };
    expect((await browser.send(home, asJson)).json()).toMatchObject({
      standing: 'invited',
      message: 'You know this field.',
      paper: { title: 'Paper 7', version: 1, file: { download: `${home}/file` } },
    });
    expect((await browser.send(`${home}/file`, { now: NOW })).headers.location).toMatch(/\?saved$/);
    expect((await browser.send(`${home}/file?frame`, { now: NOW })).headers.location).toMatch(/\?shown$/);
    expect(await scene.reviews()).toMatchObject([{ told: ['invited-1'], recommendations: [] }]);
  });

  test('then opening the link and the page changes nothing: mail scanners open links', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const before = await scene.reviews();
    const { browser, home } = await scene.follow(RAHMAN);
    for (const path of [home, `${home}/file`]) await browser.send(path, { now: NOW });
    expect(await scene.reviews()).toEqual(before);
  });

  test('then an author is not invited, and a form says so and keeps what was typed', async () => {
    const scene = await reviewScene(staff);
    const form = { name: 'Somebody', email: 'AUTHOR@example.org', message: 'Kept as typed.' };
    const reply = await scene.organiser.send(`${scene.address}/reviewers`, { form, now: NOW });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('address of an author of this paper');
    expect(reply.body).toContain('Kept as typed.');
    expect(await scene.reviews()).toEqual([]);
  });

  test('then the ninth is one too many', async () => {
    const scene = await reviewScene(staff);
    for (let n = 1; n <= 8; n += 1) await scene.invite(`r${n}@univ.example`);
    const json = { name: 'Nine', email: 'r9@univ.example' };
    const reply = await scene.organiser.send(`${scene.address}/reviewers`, { json, now: NOW });
    expect(reply.status).toBe(409);
    expect(await scene.reviews()).toHaveLength(8);
  });
});

describe('given an invited reviewer', () => {
  test('when they accept and recommend, then the console shows it, the organisers hear of it, and nobody nudges', async () => {
    const scene = await reviewScene(staff, { papers: PAPERS });
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    const form = { what: 'approve', toAuthor: 'A clear case.', toStaff: 'Publish it soon.', version: '1' };
    const sent = await browser.send(`${home}/recommendation`, { form, now: NOW });
    expect([sent.status, sent.headers.location]).toEqual([303, home]);
    expect((await browser.send(home, { now: NOW })).body).toContain('Thank you: your recommendation has arrived.');
    await scene.run(NOW + HOUR);
    expect(scene.mailsTo(ORGANISER).map(({ subject }) => subject)).toEqual(['A recommendation came in: “Paper 7”']);
    const page = (await scene.organiser.send(scene.address, { now: NOW })).body;
    for (const text of ['A clear case.', 'Publish it soon.', RAHMAN, 'has recommended']) expect(page).toContain(text);
    for (let day = 1; day < 40; day += 1) await scene.run(NOW + day * DAY);
    expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
  });

  test('when a form is wrong, then the page says where and keeps the text', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    const form = { what: 'revise', toAuthor: ' ', toStaff: 'Kept <b>as typed</b>', version: '1' };
    const reply = await browser.send(`${home}/recommendation`, { form, now: NOW });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Please tell the author what should change');
    expect(reply.body).toContain('Kept &lt;b>as typed');
  });

  test.each([
    ['decline', 'On leave.', 'You said that you cannot review this paper', 'declined'],
    ['conflict', 'I work for the author.', 'Thank you for telling us of the conflict', 'conflict of interest'],
  ])(
    'when they %s, then the page thanks, the console says why, and no reminder comes',
    async (answer, reason, thanks, label) => {
      const scene = await reviewScene(staff);
      await scene.invite(RAHMAN);
      const { browser, home } = await scene.follow(RAHMAN);
      await browser.send(`${home}/answer`, { form: { answer, reason }, now: NOW });
      const page = await browser.send(home, { now: NOW });
      expect(page.body).toContain(thanks);
      expect(page.body).not.toContain('<form');
      expect((await browser.send(`${home}/file`, { now: NOW })).status).toBe(410);
      expect((await browser.send(`${home}/recommendation`, { json: APPROVES, now: NOW })).status).toBe(410);
      const shown = (await scene.organiser.send(scene.address, { now: NOW })).body;
      expect(shown).toContain(reason);
      expect(shown).toContain(label);
      for (let day = 0; day < 40; day += 1) await scene.run(NOW + day * DAY);
      expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
      expect(scene.mailsTo(ORGANISER)).toHaveLength(1);
    },
  );

  test('when the time and its grace are over, then nothing is taken, what was typed comes back, and more time opens it again', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    const [review] = await scene.reviews();
    const late = review ? graceEnds(review, 48) : 0;
    const form = { what: 'reject', toAuthor: 'Written a minute late.', version: '1' };
    const refused = await browser.send(`${home}/recommendation`, { form, now: late });
    expect(refused.status).toBe(410);
    expect(refused.body).toContain('secretariat@example.org');
    expect(refused.body).toContain('Written a minute late.');
    await scene.run(late + 2 * DAY);
    await scene.run(late + 3 * DAY);
    expect(scene.mailsTo(ORGANISER).map(({ subject }) => subject)).toEqual(['No review came: “Paper 7”']);
    const until = new Date(late + 10 * DAY).toISOString().slice(0, 10);
    const more = `${scene.address}/reviewers/${review?.id}/more-time`;
    expect((await scene.organiser.send(more, { json: { until }, now: late + 3 * DAY })).status).toBe(200);
    await scene.run(late + 3 * DAY);
    expect(scene.mailsTo(RAHMAN).at(-1)?.subject).toBe('More time for your review of “Paper 7”');
    expect((await browser.send(`${home}/recommendation`, { form, now: late + 4 * DAY })).status).toBe(303);
  });

  test('when the organiser sends the link again, then it goes out again, and once for each time', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const [review] = await scene.reviews();
    const again = `${scene.address}/reviewers/${review?.id}/send-again`;
    expect((await scene.organiser.send(again, { form: {}, now: NOW + HOUR })).status).toBe(303);
    await scene.run(NOW + HOUR, { times: 2 });
    await scene.run(NOW + 2 * HOUR);
    expect(scene.mailsTo(RAHMAN).map(({ occurrence }) => occurrence.split('-').slice(-2).join('-'))).toEqual([
      'invited-1',
      'invited-2',
    ]);
  });

  test('when their mails were given up, then the organiser has them tried again', async () => {
    const scene = await reviewScene(staff);
    await scene.organiser.send(`${scene.address}/reviewers`, { json: { name: 'Dr R', email: RAHMAN }, now: NOW });
    for (let day = 0; day < 30; day += 1) await scene.started(NOW + day * DAY);
    expect((await scene.reviews())[0]?.debts.owed.review?.parked).toBe(true);
    expect((await scene.organiser.send(scene.address, { now: NOW })).body).toContain('given up after many attempts');
    await scene.organiser.send(`${scene.address}/retry`, { form: {}, now: NOW + 30 * DAY });
    await scene.run(NOW + 30 * DAY);
    expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
  });

  test('when they never answer, then there is one reminder, on a working morning, with the same link', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    for (let hour = 0; hour < 24 * 10; hour += 1) await scene.run(NOW + hour * HOUR);
    expect(scene.mailsTo(RAHMAN).map(({ subject }) => subject)).toEqual([
      'Will you review “Paper 7”?',
      'A reminder: will you review “Paper 7”?',
    ]);
  });

  test('when mail to them comes back, then no reminder goes there, the console says so, and the author stays reachable', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const [mail] = scene.mails();
    const place = { workshopId: scene.paper.workshopId, personId: 'p1', occurrence: mail?.occurrence ?? '' };
    const bounced = { ...place, messageId: mail?.messageId ?? '', at: NOW, problem: 'no such user', to: RAHMAN };
    await takeIn(staff.table, { ...bounced, state: 'bounced', stops: true, isPassing: false });
    for (let day = 0; day < 40; day += 1) await scene.run(NOW + day * DAY);
    expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
    expect((await scene.organiser.send(scene.address, { now: NOW })).body).toContain('Mail to this address came back');
    const author = await findParticipant(staff.table, place.workshopId, 'p1');
    expect(author?.person).toMatchObject({ standing: {}, letters: [] });
  });

  test('when mail to them comes back for a while, then it is sent again, and the author gets no letter', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const [mail] = scene.mails();
    const place = { workshopId: scene.paper.workshopId, personId: 'p1', occurrence: mail?.occurrence ?? '' };
    const passing = { ...place, messageId: mail?.messageId ?? '', at: NOW, problem: 'mailbox full', to: RAHMAN };
    await takeIn(staff.table, { ...passing, state: 'bounced', stops: false, isPassing: true });
    await scene.run(NOW + DAY);
    expect(scene.mailsTo(RAHMAN)).toHaveLength(2);
    expect((await findParticipant(staff.table, place.workshopId, 'p1'))?.person.letters).toEqual([]);
  });

  test('when they are removed, then name and address are forgotten everywhere, and the link says so', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    await browser.send(`${home}/recommendation`, { json: APPROVES, now: NOW });
    const [review] = await scene.reviews();
    await scene.organiser.send(`${scene.address}/reviewers/${review?.id}/remove`, { form: {}, now: NOW });
    await scene.run(NOW + HOUR);
    const { Items = [] } = await DynamoDBDocumentClient.from(staff.client).send(
      new ScanCommand({ TableName: 'table' }),
    );
    const ours = Items.filter(({ pk, sk }) => pk === `W#${scene.paper.workshopId}` && !String(sk).startsWith('MAIL#S'));
    expect(JSON.stringify(ours)).not.toMatch(/rahman/i);
    expect((await browser.send(home, { now: NOW })).body).toContain('You are no longer asked');
    expect((await scene.organiser.send(scene.address, { now: NOW })).body).toContain('A reviewer who was removed');
  });
});

describe('nobody sees or judges the review of their own paper', () => {
  test('given an author who was named after the invitation, then the link shows nothing and takes nothing', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    const authors = [{ name: 'Dr Rahman', affiliation: 'University', email: RAHMAN }];
    await changePaper(staff.table, scene.paper, (paper) => ({ ...paper, metadata: { ...paper.metadata, authors } }));
    for (const reply of [
      await browser.send(home, { now: NOW }),
      await browser.send(`${home}/file`, { now: NOW }),
      await browser.send(`${home}/recommendation`, { json: APPROVES, now: NOW }),
    ]) {
      expect(reply.status).toBe(403);
      expect(reply.body).toContain('named as an author');
    }
    expect((await scene.organiser.send(scene.address, { now: NOW })).body).toContain(
      'address of an author of the paper',
    );
    for (let day = 0; day < 40; day += 1) await scene.run(NOW + day * DAY);
    expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
  });

  test.each([
    ['organiser@example.org', 'decision', { verdict: 'approve', reason: 'Mine.', version: 1 }],
    ['organiser@example.org', 'reviewers', { name: 'A Friend', email: 'friend@example.org' }],
    ['reviewer@example.org', 'recommendation', APPROVES],
    ['reviewer@example.org', 'notes', { text: 'Mine.' }],
  ])('given %s is an author, then the console shows no review, and %s is refused', async (email, path, json) => {
    const authors = [{ name: 'Staff', affiliation: 'B', email }];
    const scene = await reviewScene(staff, {
      paper: { metadata: { title: 'T', abstract: 'A', authors, keywords: [] } },
    });
    const as = staff.as(email);
    const page = await as.send(scene.address, { now: NOW });
    expect(page.body).toContain('Nobody takes part in the review of their own paper');
    expect(page.body).not.toContain('<textarea');
    expect((await as.send(`${scene.address}/${path}`, { json, now: NOW })).status).toBe(403);
    expect(await scene.paperNow()).toMatchObject({ state: 'under-review', decisions: [] });
    expect(await scene.reviews()).toEqual([]);
  });
});

describe('given a workshop in which one recommendation is needed', () => {
  const approve = { verdict: 'approve', reason: 'Agreed.', version: '1' };

  test('then an organiser cannot approve without one, and can with one; the comments that are ticked go along without names', async () => {
    const scene = await reviewScene(staff, { papers: PAPERS });
    await scene.invite(RAHMAN);
    await scene.invite(KHAN);
    const early = await scene.organiser.send(`${scene.address}/decision`, { form: approve, now: NOW });
    expect(early.status).toBe(422);
    expect(early.body).toContain(
      'needs one reviewer who recommends its newest version to be approved. So far none does',
    );
    expect(early.body).toContain('Agreed.');
    const rahman = await accepts(scene, RAHMAN);
    await rahman.browser.send(`${rahman.home}/recommendation`, { json: APPROVES, now: NOW });
    const khan = await accepts(scene, KHAN);
    const other = { what: 'reject', toAuthor: 'I am not convinced.', version: 1 };
    await khan.browser.send(`${khan.home}/recommendation`, { json: other, now: NOW });
    const chosen = (await scene.reviews()).find(({ email }) => email === RAHMAN);
    const form = { ...approve, passOn: chosen?.id ?? '' };
    expect((await scene.organiser.send(`${scene.address}/decision`, { form, now: NOW })).status).toBe(303);
    await scene.run(NOW + 1);
    const toAuthor = scene.mailsTo('author@example.org').at(-1);
    expect(toAuthor?.text).toContain('Reviewer 1:\nA clear case.');
    expect(toAuthor?.text).not.toMatch(/rahman|not convinced|Publish it soon/i);
    expect(await scene.paperNow()).toMatchObject({ state: 'published' });
    await scene.run(NOW + HOUR);
    const author = browserLike(
      participantRoutes(
        { ...staff, reports: NO_REPORTS, ballotScript: BALLOT_SCRIPT, linkKeys: LINK_KEYS, baseUrl: BASE_URL },
        openDocuments('no-bucket'),
      ),
    );
    await author.send(personalLink(BASE_URL, LINK_KEYS, scene.person), { now: NOW });
    const own = `/w/${scene.paper.workshopId}/p/p1`;
    for (const path of [`${own}/papers/${scene.paper.id}`, `${own}/my-data.json`]) {
      const { status, body } = await author.send(path, { now: NOW });
      expect([path, status]).toEqual([path, 200]);
      expect(body).toContain('A clear case.');
      expect(body).not.toMatch(/rahman|khan|not convinced|Publish it soon/i);
    }
    expect(scene.mailsTo(KHAN).at(-1)?.text).toContain('Your recommendation was before them');
    expect((await khan.browser.send(khan.home, { now: NOW })).body).toContain('The organisers have decided');
  });

  test('then a member of staff recommends on the console, and does not decide', async () => {
    const scene = await reviewScene(staff, { papers: PAPERS });
    const reviewer = staff.as('reviewer@example.org');
    expect((await reviewer.send(`${scene.address}/decision`, { json: approve, now: NOW })).status).toBe(403);
    const form = { what: 'approve', toAuthor: '', toStaff: '', version: '1' };
    expect((await reviewer.send(`${scene.address}/recommendation`, { form, now: NOW })).status).toBe(303);
    expect((await reviewer.send(scene.address, { now: NOW })).body).toContain('Your recommendation is stored');
    expect(await scene.reviews()).toMatchObject([{ isMember: true, name: 'Rita Reviewer' }]);
    expect((await scene.organiser.send(`${scene.address}/decision`, { form: approve, now: NOW })).status).toBe(303);
    expect(await scene.paperNow()).toMatchObject({ state: 'approved' });
  });

  test('then what staff note for each other stands on their page, in order, and in the history who did what', async () => {
    const scene = await reviewScene(staff, { papers: PAPERS });
    for (const text of ['First.', 'First.', 'Second.']) {
      await scene.organiser.send(`${scene.address}/notes`, { form: { text }, now: NOW });
    }
    await scene.invite(RAHMAN);
    const { notes } = (await scene.organiser.send(scene.address, { json: {}, method: 'GET', now: NOW })).json() as {
      notes: { text: string }[];
    };
    expect(notes.map(({ text }) => text)).toEqual(['First.', 'Second.']);
    const page = (await staff.as('reviewer@example.org').send(scene.address, { now: NOW })).body;
    expect(page).toContain('Invited to review: Dr rahman');
    expect(page).toContain('Second.');
  });
});

describe('given reviewers who accepted', () => {
  test('when a new version has passed its check, then they are asked anew, and a late answer about the old one is told so', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    const { browser, home } = await accepts(scene, RAHMAN);
    await browser.send(`${home}/recommendation`, { json: APPROVES, now: NOW });
    await scene.run(NOW + HOUR);
    await changePaper(staff.table, scene.paper, (paper) => ({
      ...paper,
      versions: [...paper.versions, aVersion(2, 7)],
      debts: {
        owed: { paper: { dueAt: new Date(NOW).toISOString(), revision: 1, attempt: 0 } },
        revisions: { paper: 1 },
      },
    }));
    await scene.run(NOW + DAY, { times: 2 });
    await scene.run(NOW + DAY + HOUR, { times: 2 });
    expect(scene.mailsTo(RAHMAN).map(({ subject }) => subject)).toEqual([
      'Will you review “Paper 7”?',
      'A new version to review: “Paper 7”',
    ]);
    const stale = await browser.send(`${home}/recommendation`, {
      form: { what: 'reject', toAuthor: 'Of the old one.', version: '1' },
      now: NOW + DAY,
    });
    expect(stale.status).toBe(409);
    expect(stale.body).toContain('A newer version of the paper was handed in');
    expect(stale.body).toContain('Of the old one.');
  });

  test('when the paper is withdrawn, then they hear of it once', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    await changePaper(staff.table, scene.paper, (paper) => withdraw(paper, { kind: 'author' }, 'A mistake.', NOW));
    await scene.run(NOW + 1, { times: 2 });
    await scene.run(NOW + HOUR, { times: 2 });
    await scene.run(NOW + DAY);
    expect(scene.mailsTo(RAHMAN).map(({ text }) => text.includes('was withdrawn'))).toEqual([false, true]);
    const { browser, home } = await scene.follow(RAHMAN);
    expect((await browser.send(home, { now: NOW })).body).toContain('This paper was withdrawn');
  });

  test('when the author is erased, then nobody is written to any more', async () => {
    const scene = await reviewScene(staff);
    await scene.invite(RAHMAN);
    await erasePerson(staff.table, scene.paper.workshopId, 'p1', 'participant', NOW);
    for (const run of await scene.started(NOW + 10 * DAY)) {
      if (run.debt.kind === 'review') await scene.execute(run, NOW + 10 * DAY, staff.table);
    }
    expect(scene.mailsTo(RAHMAN)).toHaveLength(1);
  });
});

describe('a link', () => {
  test('of another paper’s reviewer, a forged one and a co-author’s open nothing', async () => {
    const [one, two] = [await reviewScene(staff), await reviewScene(staff)];
    await one.invite(RAHMAN);
    await two.invite(RAHMAN);
    const { browser } = await one.follow(RAHMAN);
    const { home } = await two.follow(RAHMAN);
    for (const path of [home, `${home}/file`, '/g/guest.k1.reviewer.x.y.z.w.forged']) {
      expect((await browser.send(path, { now: NOW })).status).toBe(401);
    }
    expect((await browser.send(`${home}/answer`, { json: { answer: 'accept' }, now: NOW })).status).toBe(401);
  });
});

test('given a workshop in Bangla, then mail, page, refusal and end are in Bangla', async () => {
  const scene = await reviewScene(staff, { language: 'bn' });
  await scene.invite(RAHMAN);
  expect(scene.mails()[0]?.subject).toBe('আপনি কি “Paper 7” পর্যালোচনা করবেন?');
  expect(scene.mails()[0]?.html).toContain('<html lang="bn"');
  const { browser, home } = await scene.follow(RAHMAN);
  const page = (await browser.send(home, { now: NOW })).body;
  expect(page).toContain('<html lang="bn"');
  expect(page).toContain('আপনি কি এই আলোচনাপত্রটি পর্যালোচনা করবেন?');
  const refused = await browser.send(`${home}/answer`, { form: { answer: 'conflict', reason: '' }, now: NOW });
  expect(refused.body).toContain('স্বার্থের সংঘাতটি কী');
  await browser.send(`${home}/answer`, { form: { answer: 'decline', reason: '' }, now: NOW });
  expect((await browser.send(home, { now: NOW })).body).toContain('জানানোর জন্য ধন্যবাদ');
});

/** A table whose call number `nth` fails, before it took effect or after: as a crash there would look. */
function failing(nth: number, when: 'before' | 'after'): { table: Table; calls: () => number } {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient(staff.connection), {
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

test('given the run dies at any of its calls, then a later one finds the rest, and the reviewer gets one mail', async () => {
  let died = 0;
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    for (const when of ['before', 'after'] as const) {
      const scene = await reviewScene(staff);
      const json = { name: 'Dr Rahman', email: RAHMAN };
      await staff.as(ORGANISER).send(`${scene.address}/reviewers`, { json, now: NOW });
      const [run] = await scene.started(NOW);
      if (!run) throw new Error('no run was started');
      const broken = failing(nth, when);
      const outcome = await scene.execute(run, NOW, broken.table).then(
        () => 'done',
        () => 'crashed',
      );
      isOver = broken.calls() < nth;
      died += outcome === 'crashed' ? 1 : 0;
      // SES's event settles what was sent by a run that died right after it.
      for (const { occurrence, messageId, to } of scene.mails()) {
        const news = { workshopId: scene.paper.workshopId, personId: 'p1', occurrence, messageId, at: NOW, to };
        await takeIn(staff.table, { ...news, state: 'delivered', stops: false, isPassing: false });
      }
      await scene.run(NOW + HOUR);
      await scene.run(NOW + 3 * HOUR);
      expect(scene.mailsTo(RAHMAN).map(({ occurrence }) => occurrence)).toHaveLength(1);
      const [review] = await scene.reviews();
      expect(review?.told).toEqual(['invited-1']);
      expect(review?.debts.owed.review?.attempt).toBe(0);
    }
  }
  expect(died).toBeGreaterThan(10);
});

test('given a run whose debt another one holds, then it sends nothing and changes nothing', async () => {
  const scene = await reviewScene(staff);
  await staff.as(ORGANISER).send(`${scene.address}/reviewers`, { json: { name: 'Dr R', email: RAHMAN }, now: NOW });
  const [old] = await scene.started(NOW);
  await staff.as(ORGANISER).send(`${scene.address}/reviewers`, { json: { name: 'Dr K', email: KHAN }, now: NOW });
  const [review] = (await scene.reviews()).filter(({ email }) => email === RAHMAN);
  await scene.organiser.send(`${scene.address}/reviewers/${review?.id}/send-again`, { json: {}, now: NOW });
  const before = await scene.reviews();
  if (old) await scene.execute(old, NOW, staff.table);
  expect(await scene.reviews()).toEqual(before);
  expect(scene.mails()).toEqual([]);
  expect(await staff.table.read(PaperItem, keys.paper(scene.paper.workshopId, 'p1', scene.paper.id))).toMatchObject({
    state: 'under-review',
  });
});
