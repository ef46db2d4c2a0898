import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closed } from '../../shared/follow-up/plan.ts';
import { pausePlan } from '../../shared/follow-up/plan-edits.ts';
import { changePaper, PaperItem } from '../../shared/papers/paper.store.ts';
import { beginOrChangeReview } from '../../shared/papers/review.store.ts';
import { recommended } from '../../shared/papers/review-answer.ts';
import { memberReviewer } from '../../shared/papers/review-invitation.ts';
import { keys } from '../../shared/store/keys.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPaper, aVersion, DAY } from '../support/fixtures.ts';
import { type FollowUpScene, followUpScene } from '../support/follow-up-scene.ts';
import { startTable } from '../support/table.ts';

/** What staff find in their inbox on a working morning. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let scene: FollowUpScene;
beforeEach(() => {
  scene = followUpScene(engine.table);
});

const morning = async (): Promise<number> => Date.parse((await scene.workshop()).debts.owed.digest?.dueAt ?? '');
const addPaper = (personId: string, id: string, title: string) =>
  engine.table.insert(
    PaperItem,
    keys.paper(scene.id, personId, id),
    aPaper({ id, workshopId: scene.id, personId, state: 'under-review', metadata: { ...aPaper().metadata, title } }),
  );

describe('given something waits', () => {
  test('then those who can do something about it are told, with the way to it', async () => {
    await scene.given([
      { id: 'a' },
      { id: 'lost', standing: { undeliverable: { email: 'lost@example.org', why: 'x', at: '2011-07-04T00:00:00Z' } } },
    ]);
    await addPaper('a', 'paper-0000000001', 'Open Data');
    const first = await morning();
    expect(await scene.sweepAndRun(first, ['digest'])).toEqual(['digest done']);
    const mails = new Map(scene.ses.received.map((mail) => [mail.to, mail]));
    expect(mails.get('organiser@example.org')?.subject).toBe('2 things wait for you: A Small Workshop');
    expect(mails.get('reviewer@example.org')?.subject).toBe('One thing waits for you: A Small Workshop');
    expect(mails.get('reviewer@example.org')?.text).toContain(`/staff/w/${scene.id}/papers/a/paper-0000000001`);
    expect(mails.get('organiser@example.org')?.text).toContain(`/staff/w/${scene.id}/people/lost`);
  });

  test('then whoever of the staff has recommended is not asked again, and the organiser still is', async () => {
    await scene.given([{ id: 'a' }]);
    await addPaper('a', 'paper-0000000001', 'Open Data');
    const paper = aPaper({
      id: 'paper-0000000001',
      workshopId: scene.id,
      personId: 'a',
      state: 'under-review',
      versions: [aVersion(1, 1)],
    });
    await changePaper(engine.table, paper, (found) => ({ ...found, versions: paper.versions }));
    const { details } = await scene.workshop();
    const member = memberReviewer(details, paper, { name: 'Rita', email: 'reviewer@example.org' }, 0);
    const said = { what: 'approve', toAuthor: '', toStaff: '', version: 1 } as const;
    const review = recommended(member, said, { paper, graceHours: 48, replyTo: '' }, 0);
    await beginOrChangeReview(
      engine.table,
      review,
      () => review,
      (found) => found,
    );
    await scene.sweepAndRun(await morning(), ['digest']);
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['organiser@example.org']);
  });

  test('then organisers are told whose link somebody else has', async () => {
    await scene.given([
      { id: 'a', notYou: [{ kind: 'told', at: '2011-07-04T00:00:00Z', message: 'Ask my successor' }] },
      {
        id: 'b',
        notYou: [{ kind: 'told', at: '2011-07-04T00:00:00Z', message: 'Dealt with' }],
        notYouSeenAt: '2011-07-04T00:00:00Z',
      },
    ]);
    await scene.sweepAndRun(await morning(), ['digest']);
    const [mail, ...others] = scene.ses.received;
    expect(others).toEqual([]);
    expect(mail?.to).toBe('organiser@example.org');
    expect(mail?.text).toContain(`Somebody else has the link of`);
    expect(mail?.text).toContain(`/staff/w/${scene.id}/people/a`);
    expect(mail?.text).not.toContain(`/people/b`);
  });

  test('then the next working morning tells of it again, and the weekend does not', async () => {
    await scene.given([{ id: 'a' }]);
    await addPaper('a', 'paper-0000000001', 'Open Data');
    const days: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const now = await morning();
      days.push(new Date(now).toISOString().slice(0, 16));
      await scene.sweepAndRun(now, ['digest']);
    }
    // 08:30 in Dhaka; Friday 8 and Saturday 9 July are its weekend.
    expect(days).toEqual(['06', '07', '10', '11', '12', '13'].map((day) => `2011-07-${day}T02:30`));
    expect(scene.ses.received.filter(({ to }) => to === 'reviewer@example.org')).toHaveLength(6);
  });

  test('then a run that starts twice tells nobody twice', async () => {
    await scene.given([{ id: 'a' }]);
    await addPaper('a', 'paper-0000000001', 'Open Data');
    const now = await morning();
    const [run] = await scene.sweepAt(now, ['digest']);
    if (!run) throw new Error('no run');
    await scene.execute(run, now);
    expect(await scene.execute(run, now)).toBe('digest stop');
    expect(scene.ses.received).toHaveLength(2);
  });

  test('then a pause of the plan is among it, for organisers', async () => {
    await scene.given([{ id: 'a' }]);
    await changeWorkshop(engine.table, scene.id, (workshop) => pausePlan(workshop, 'olive@example.org', 0));
    await scene.sweepAndRun(await morning(), ['digest']);
    expect(scene.ses.received.map(({ to }) => to)).toEqual(['organiser@example.org']);
    expect(scene.ses.received[0]?.text).toContain('paused, by olive@example.org');
  });
});

test('given nothing waits, then nobody is told so, and the next morning is owed', async () => {
  await scene.given([{ id: 'a' }]);
  const first = await morning();
  await scene.sweepAndRun(first, ['digest']);
  expect(scene.ses.received).toEqual([]);
  expect(await morning()).toBeGreaterThan(first);
});

test('given the follow-up is closed, then it goes on while papers wait, and ends when none does', async () => {
  await scene.given([{ id: 'a' }]);
  await addPaper('a', 'paper-0000000001', 'Open Data');
  const now = await morning();
  await changeWorkshop(engine.table, scene.id, (workshop) => closed(workshop, now - DAY));
  await scene.sweepAndRun(now, ['digest']);
  const next = await morning();
  await engine.table.change(PaperItem, keys.paper(scene.id, 'a', 'paper-0000000001'), (paper) => ({
    ...paper,
    state: 'rejected' as const,
  }));
  await scene.sweepAndRun(next, ['digest']);
  expect((await scene.workshop()).debts.owed.digest).toBeUndefined();
});
