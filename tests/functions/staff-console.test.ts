import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withStepSent } from '../../shared/follow-up/plan.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPaper, aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const organiser = 'organiser@example.org';
const X = '<script>alert(1)</script>';
const opens = opensAt(aWorkshop().details);
const now = opens + 3 * DAY;
const at = new Date(opens + HOUR).toISOString();
const JSON_PLEASE = { accept: 'application/json' };

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const metadata = { ...aPaper().metadata, title: `${X} title`, abstract: X, keywords: [X] };
const file = { key: 'papers/x.pdf', sha256: 'a'.repeat(64), bytes: 2_400_000, type: 'pdf' as const, name: `${X}.pdf` };

beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  const of = { workshopId: id };
  await staff.add(
    aWorkshop({ id }),
    [
      aPerson({
        ...of,
        id: 'p1',
        feedback: {
          questionnaire: 0,
          answers: { topic: 5, sessions: { opening: 4, portals: 'na' }, recommendation: 9, best: `${X} best` },
          firstAt: at,
          at,
        },
        swot: [{ id: 'e1', quadrant: 'threat', text: `${X} swot`, at }],
      }),
      aPerson({ ...of, id: 'p2', organisation: 'Election Commission', papersPromised: 1 }),
    ],
    [
      aPaper({
        ...of,
        metadata,
        state: 'under-review',
        versions: [{ number: 1, metadata, file, attachments: [], submittedAt: at }],
      }),
    ],
  );
});

const get = (page: string, email = organiser) => staff.as(email).send(`/staff/w/${id}${page}`, { now });
const getJson = async (page: string) =>
  (await staff.as(organiser).send(`/staff/w/${id}${page}`, { headers: JSON_PLEASE, now })).json();
const paperAt = () => staff.table.read(PaperItem, keys.paper(id, 'p1', 'paper1'));

describe('the overview', () => {
  it('says who gave and who owes what, as a page and as JSON', async () => {
    expect(await getJson('')).toMatchObject({
      phase: 'open',
      participants: 2,
      complete: 1,
      feedback: { given: 1, of: 2 },
      swot: { given: 1, of: 2, entries: 1 },
      papers: { given: 1, of: 1, byState: { 'under-review': 1 } },
      people: [
        { id: 'p2', owes: [{ kind: 'feedback' }, { kind: 'swot' }, { kind: 'paper' }] },
        { id: 'p1', owes: [] },
      ],
    });
    const page = await get('');
    expect(page.body).toContain('Election Commission');
    // People stand in lists that are paged; here they are counted.
    expect(page.body).not.toContain('Deputy Secretary p1');
  });

  it('draws how the answers came in, with a table behind, and what is due, as one list', async () => {
    const { body } = await get('');
    expect(body).toContain('aria-label="Answers by day, all until then"');
    expect(body).toContain('aria-label="People by organisation"');
    expect(body).toMatch(/<details>.*<th scope="col" class="number">SWOT input<\/th>/s);
    expect(body.indexOf('What to do now')).toBeLessThan(body.indexOf('Decide on'));
    expect(body.indexOf('Decide on')).toBeLessThan(body.indexOf('What comes next'));
  });

  it('reads everyone once', async () => {
    let queries = 0;
    staff.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'QueryCommand' && JSON.stringify(args.input).includes('"PERSON#"')) queries += 1;
          return next(args);
        },
      { step: 'initialize', name: 'counting' },
    );
    await get('');
    staff.client.middlewareStack.remove('counting');
    expect(queries).toBe(1);
  });

  it('shows the plan in the workshop’s own time', async () => {
    const page = await get('');
    expect(page.body).toMatch(/Saturday,? 20 August 2011, 17:00/);
    expect(page.body).toMatch(/in \d+ days/);
  });
});

describe('what came in', () => {
  it('feedback is tallied with texts; SWOT stands by quadrant with who wrote it', async () => {
    expect(await getJson('/feedback')).toMatchObject({ responses: 1 });
    expect(await getJson('/swot')).toMatchObject({
      others: 'after-own',
      alone: { strength: [], threat: [{ id: 'e1', by: { id: 'p1' } }] },
      matrix: { threat: { total: 1 } },
    });
  });

  it('shows markup as text on every page', async () => {
    for (const page of ['/feedback/comments', '/swot', '/papers', '/papers/p1/paper1', '/people/p1']) {
      const { status, body } = await get(page);
      expect(status).toBe(200);
      expect(body).toContain('&lt;script>alert(1)&lt;/script>');
      expect(body).not.toContain('<script>alert');
    }
  });

  it('leads to the file of a version', async () => {
    const reply = await get('/papers/p1/paper1/versions/1/file');
    expect(reply).toMatchObject({
      status: 303,
      headers: { location: 'https://bucket.example.org/papers/x.pdf?signed' },
    });
    expect((await get('/papers/p1/paper1/versions/2/file')).status).toBe(404);
  });
});

describe('a decision', () => {
  const decide = (json: unknown, email = organiser) =>
    staff.as(email).send(`/staff/w/${id}/papers/p1/paper1/decision`, { json, now });

  it('is kept with its reason, and owes the run that carries it out', async () => {
    const reply = await decide({ verdict: 'request-revision', reason: `Sources, please ${X}`, version: 1 });
    expect(reply.json()).toMatchObject({ state: 'revision-requested' });
    const paper = await paperAt();
    expect(paper?.decisions).toMatchObject([{ verdict: 'request-revision', by: organiser, version: 1 }]);
    expect(paper?.debts.owed.paper).toBeDefined();
    const page = (await get('/papers/p1/paper1')).body;
    expect(page).toContain('Sources, please &lt;script>');
    expect(page).not.toContain('Decide and tell the author');
  });

  it('leads back to the paper from the form', async () => {
    const form = { verdict: 'approve', reason: 'Good.', version: '1' };
    const reply = await staff.as(organiser).send(`/staff/w/${id}/papers/p1/paper1/decision`, { form, now });
    expect(reply).toMatchObject({ status: 303, headers: { location: `/staff/w/${id}/papers/p1/paper1#decisions` } });
    expect((await paperAt())?.state).toBe('approved');
  });

  it.each([
    [{ verdict: 'approve', reason: '  ', version: 1 }, 422, 'reason'],
    [{ verdict: 'approve', reason: 'x'.repeat(4001), version: 1 }, 422, 'reason'],
    [{ verdict: 'burn', reason: 'x', version: 1 }, 422, 'verdict'],
    [{ reason: 'x', version: 1 }, 422, 'verdict'],
    [{ verdict: 'approve', reason: 'x', version: 'one' }, 422, 'version'],
    [{ verdict: 'approve', reason: 'x', version: 2 }, 409, undefined],
  ])('is refused: %#', async (json, status, field) => {
    const before = await paperAt();
    const reply = await decide(json);
    expect(reply.status).toBe(status);
    if (field) expect(reply.json()).toMatchObject({ errors: { [field]: expect.any(String) } });
    expect(await paperAt()).toEqual(before);
  });

  it('asks for no revision that could not be handed in any more, but still approves', async () => {
    const late = now + 60 * 24 * 3_600_000;
    const send = (verdict: string) =>
      staff.as(organiser).send(`/staff/w/${id}/papers/p1/paper1/decision`, {
        json: { verdict, reason: 'x', version: 1 },
        now: late,
      });
    const refused = await send('request-revision');
    expect([refused.status, refused.json()]).toMatchObject([422, { errors: { verdict: expect.any(String) } }]);
    expect((await send('approve')).status).toBe(200);
  });

  it('comes back with what was typed', async () => {
    const form = { reason: 'A long thought', version: '1' };
    const reply = await staff.as(organiser).send(`/staff/w/${id}/papers/p1/paper1/decision`, { form, now });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('A long thought</textarea>');
    const late = { verdict: 'reject', reason: 'Another thought', version: '2' };
    const conflict = await staff.as(organiser).send(`/staff/w/${id}/papers/p1/paper1/decision`, { form: late, now });
    expect(conflict.status).toBe(409);
    expect(conflict.body).toContain('Another thought');
  });
});

describe('rescheduling', () => {
  const query = (fields: Record<string, string>) => `/reschedule?${new URLSearchParams(fields)}`;
  const moved = { starts: '2011-07-15', ends: '2011-07-16', reason: 'The hall was taken' };

  it('shows first what would change, and changes nothing by that', async () => {
    const before = await findWorkshop(staff.table, id);
    const page = await get(query(moved));
    expect(page.body).toMatch(/Saturday,? 20 August 2011, 17:00/);
    expect(page.body).toMatch(/Saturday,? 27 August 2011, 17:00/);
    expect(page.body).toContain('name="reason" value="The hall was taken"');
    expect(await getJson(query(moved))).toMatchObject({ preview: true });
    expect(await findWorkshop(staff.table, id)).toEqual(before);
  });

  it('moves the workshop, its plan and its debts', async () => {
    const before = await findWorkshop(staff.table, id);
    const reply = await staff.as(organiser).send(`/staff/w/${id}/reschedule`, { json: moved, now });
    expect(reply.json()).toMatchObject({ starts: '2011-07-15', ends: '2011-07-16', revision: 2 });
    const after = await findWorkshop(staff.table, id);
    expect(after?.reschedules).toMatchObject([{ reason: 'The hall was taken', by: organiser }]);
    expect(Date.parse(after?.debts.owed['follow-up']?.dueAt ?? '')).toBeGreaterThan(
      Date.parse(before?.debts.owed['follow-up']?.dueAt ?? ''),
    );
    const form = { starts: '2011-07-22', ends: '2011-07-23', reason: 'Again' };
    const posted = await staff.as(organiser).send(`/staff/w/${id}/reschedule`, { form, now });
    expect(posted).toMatchObject({ status: 303, headers: { location: `/staff/w/${id}/reschedule?moved` } });
  });

  it('says what stays, what would go out at once and what would come too late', async () => {
    const later = opens + 25 * DAY;
    const sent = withStepSent(aWorkshop({ id: `${id}-sent` }), 'invitation', [], opens + 3 * DAY);
    await staff.add(sent);
    const back = new URLSearchParams({ starts: '2011-06-24', ends: '2011-06-25', reason: 'x' });
    const page = await staff.as(organiser).send(`/staff/w/${id}-sent/reschedule?${back}`, { now: later });
    expect(page.body).toContain('stays as it is');
    expect(page.body).toContain('too late: would not be sent');
  });

  it.each([
    [{ ...moved, starts: 'soon' }, 'starts'],
    [{ ...moved, ends: '2011-07-14' }, 'ends'],
    [{ ...moved, reason: ' ' }, 'reason'],
    [{ ...moved, reason: 'x'.repeat(501) }, 'reason'],
    [{ starts: '2011-07-08', ends: '2011-07-09', reason: 'x' }, 'starts'],
  ])('refuses %j', async (fields, wrong) => {
    for (const send of [
      () => staff.as(organiser).send(`/staff/w/${id}/reschedule`, { json: fields, now }),
      () => staff.as(organiser).send(`/staff/w/${id}${query(fields)}`, { headers: JSON_PLEASE, now }),
    ]) {
      const reply = await send();
      expect(reply.status).toBe(422);
      expect(reply.json()).toMatchObject({ errors: { [wrong]: expect.any(String) } });
    }
    const page = await get(query(fields));
    expect(page.status).toBe(422);
    expect(page.body).toContain(`f-${wrong}-error`);
    expect((await findWorkshop(staff.table, id))?.revision).toBe(1);
  });
});

describe('the report', () => {
  it('says when it closes, and shows its draft as the data are now, with a policy of its own', async () => {
    expect((await get('/report')).body).toMatch(/Sunday,? 21 August 2011, 17:00/);
    expect(await getJson('/report')).toMatchObject({ report: null, state: 'draft', edition: 1 });
    const reply = await get('/report/draft');
    expect(reply.body).toContain('Executive summary');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['content-security-policy']).not.toContain('script-src');
  });
});
