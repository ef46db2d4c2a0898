import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { erasePerson } from '../../shared/people/person.store.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** What an organiser sees of the results, and what others may be told, and when. */

let scene: Console;
beforeAll(async () => {
  scene = await startConsole();
});
afterAll(() => scene?.stop());

const opens = opensAt(aWorkshopFile());
const now = opens + DAY;
const at = new Date(now).toISOString();
const closedAt = new Date(closesAt(aWorkshop())).toISOString();
const after = Date.parse(closedAt) + DAY;

const from = (organisation: string, all: readonly Answers[]) => all.map((answers) => ({ organisation, answers }));
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const enough: Answers = { topic: 5, recommendation: 9, best: 'The talks', sessions: { opening: 4 } };

let made = 0;
async function given(
  answered: readonly { organisation: string; answers: Answers }[],
  closed: boolean,
  anonymous = false,
) {
  made += 1;
  const id = `res${made}`;
  const staff = [...aWorkshopFile().staff, { name: 'Vera', email: 'viewer@example.org', role: 'viewer' as const }];
  const people = answered.map(({ organisation, answers }, index) =>
    aPerson({
      id: `p${index}`,
      workshopId: id,
      organisation,
      feedback: { questionnaire: 0, answers, firstAt: at, at },
    }),
  );
  await scene.add(aWorkshop({ id, staff, feedback: { anonymous } }, closed ? { closedAt } : {}), people);
  const address = `/staff/w/${id}/feedback`;
  const read = async (path: string, who = 'organiser') => {
    const headers = { accept: 'application/json' };
    const reply = await scene
      .as(`${who}@example.org`)
      .send(`${address}${path}`, { headers, now: closed ? after : now });
    return { status: reply.status, ...(reply.json() as Record<string, unknown>) };
  };
  const page = async (path: string, who = 'organiser') =>
    (await scene.as(`${who}@example.org`).send(`${address}${path}`, { now: closed ? after : now })).body;
  const sheets = async (who = 'organiser') => {
    const reply = await scene.as(`${who}@example.org`).send(`${address}/results.xlsx`, { now: closed ? after : now });
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toBe(`attachment; filename="results-${id}.xlsx"`);
    return readWorkbook(reply.bytes);
  };
  return { id, address, people, read, page, sheets };
}

describe('the results', () => {
  test('are there for organisers as answers come in, with median and who left a question out', async () => {
    const { read, page } = await given(from('Bank', [enough, { ...enough, topic: 2 }, { best: 'Lunch' }]), false);
    expect(await read('')).toMatchObject({
      sees: 'everything',
      responses: 3,
      questions: expect.arrayContaining([
        expect.objectContaining({
          question: expect.objectContaining({ id: 'topic' }),
          asked: 3,
          nonResponse: 1,
          rated: expect.objectContaining({ n: 2, mean: 3.5, median: 3.5 }),
        }),
      ]),
      speakers: [
        { name: 'The Minister', sessions: ['opening'], rated: { n: 2, mean: 4 } },
        { name: 'A. Speaker', affiliation: 'BCC', rated: { n: 0 } },
      ],
    });
    const html = await page('');
    expect(html).toContain('The workshop as a whole');
    expect(html).toContain('Net promoter score');
  });

  test('are a turnout for others until the follow-up has closed: two looks would differ by one person’s answers', async () => {
    const { read, page } = await given(from('Bank', times(8, enough)), false);
    for (const who of ['viewer', 'reviewer']) {
      expect(await read('', who)).toMatchObject({ sees: 'turnout', answered: 8, of: 8 });
      expect(await page('', who)).not.toContain('The talks');
      for (const path of ['/groups', '/comments']) expect((await read(path, who)).status).toBe(409);
    }
  });

  test('are told to others after the closing, but for what fewer than five people gave', async () => {
    const { read } = await given(from('Bank', [...times(7, enough), { topic: 1 }]), true);
    const told = (await read('', 'viewer')) as unknown as Record<string, { question: { id: string } }[]>;
    expect(told).toMatchObject({ sees: 'told', responses: 8 });
    const topic = told.questions?.find(({ question }) => question.id === 'topic');
    expect(topic).toMatchObject({ rated: { n: 8, distribution: 'withheld', median: 'withheld' } });
    const few = await given(from('Bank', times(4, enough)), true);
    expect(await few.read('', 'viewer')).toMatchObject({ responses: 4, questions: [] });
    expect(await few.page('', 'viewer')).toContain('All results are withheld');
  });

  test('are told to others no more once somebody’s answers went after the closing', async () => {
    const { id, people, read, page } = await given(from('Bank', times(8, enough)), true);
    const [gone] = people;
    if (!gone) throw new Error('Somebody is there.');
    await erasePerson(scene.table, id, gone.id, 'participant', after);
    expect(await read('', 'viewer')).toMatchObject({ sees: 'turnout', answered: 8, of: 8 });
    expect(await page('', 'viewer')).toContain('Read the results in the report');
    expect(await read('')).toMatchObject({ sees: 'everything', responses: 7 });
  });
});

describe('the results by ministry or role', () => {
  const many = [
    ...from('Bank', times(6, enough)),
    ...from('Land', times(5, { ...enough, topic: 4 })),
    ...from('BCC', times(2, enough)),
    ...from('Water', times(3, enough)),
  ];

  test('show organisers each group of at least five, and the others together', async () => {
    const { read, page } = await given(many, false);
    expect(await read('/groups?by=organisation')).toMatchObject({
      sees: 'everything',
      by: 'organisation',
      groups: [
        { name: 'Bank', answered: 6 },
        { name: 'Land', answered: 5 },
        { name: null, answered: 5 },
      ],
    });
    expect(await page('/groups?by=organisation')).toContain('All others (fewer than 5 each)');
    expect(await page('/groups?by=position')).toContain('There are no two groups');
    expect(await read('/groups?by=nonsense')).toMatchObject({ by: 'organisation' });
  });

  test('tell others a question of all groups or of none, and by one property alone', async () => {
    const { read, page } = await given(many, true);
    for (const by of ['organisation', 'position']) {
      const told = (await read(`/groups?by=${by}`, 'viewer')) as unknown as {
        by: string;
        lines: { question: { id: string }; told?: { counts: number[][] } }[];
      };
      expect(told).toMatchObject({ sees: 'told', by: 'organisation' });
      expect(told.lines.find(({ question }) => question.id === 'topic')?.told?.counts).toEqual([
        [0, 0, 0, 0, 6, 0, 0],
        [0, 0, 0, 5, 0, 0, 0],
        [0, 0, 0, 0, 5, 0, 0],
      ]);
    }
    expect(await page('/groups', 'viewer')).toContain('A question is told of all groups or of none');
    const one = await given([...many, ...from('Bank', [{ ...enough, topic: 1 }])], true);
    expect(await one.page('/groups', 'viewer')).toContain('Withheld by group');
  });
});

describe('comments', () => {
  const all = [
    { ...enough, best: 'Zeal', sessions: { opening: 2 } },
    { ...enough, best: 'Air' },
    { best: 'Nobody rated here' },
  ];

  test('are listed by question, and by who rated a session, without names', async () => {
    const { read, page } = await given(from('Bank', all), false);
    const { questions } = (await read('/comments?question=best')) as { questions?: unknown };
    expect(questions).toMatchObject([
      { id: 'best', comments: [{ text: 'Air' }, { text: 'Nobody rated here' }, { text: 'Zeal' }] },
    ]);
    expect(await read('/comments?question=best&session=opening')).toMatchObject({
      session: 'opening',
      questions: [
        {
          comments: [
            { text: 'Zeal', rated: 2 },
            { text: 'Air', rated: 4 },
          ],
        },
      ],
    });
    const html = await page('/comments?question=best');
    expect(html).toContain('Zeal');
    expect(html).not.toContain('Deputy Secretary');
  });

  test('are told to others where five people wrote, and by no session', async () => {
    const { read } = await given(from('Bank', times(5, enough)), true);
    expect(await read('/comments?question=best&session=opening', 'viewer')).toMatchObject({
      session: null,
      questions: [{ comments: times(5, { text: 'The talks' }) }],
    });
    const few = await given(from('Bank', [...times(4, enough), ...times(4, { topic: 5 })]), true);
    expect(await few.read('/comments?question=best', 'viewer')).toMatchObject({
      questions: [{ comments: 'withheld' }],
    });
  });
});

describe('the workbook', () => {
  test('holds for organisers the answers by name, SWOT, papers, participation and a codebook', async () => {
    const { sheets } = await given(from('=Bank', [{ ...enough, best: '=1+1' }]), false);
    const found = await sheets();
    expect(found.map(({ sheet }) => sheet)).toEqual(['Answers', 'SWOT', 'Papers', 'Participation', 'Codebook']);
    const [heads = [], row = []] = found[0]?.data ?? [];
    expect([row[heads.indexOf('topic')], row[heads.indexOf('best')], row[heads.indexOf('organisation')]]).toEqual([
      5,
      '=1+1',
      '=Bank',
    ]);
  });

  test('holds for others what they are told, and nothing before that', async () => {
    const { sheets } = await given(from('Bank', [...times(7, enough), { topic: 1 }]), true);
    const found = await sheets('viewer');
    expect(found.map(({ sheet }) => sheet)).toEqual(['Results', 'Codebook']);
    const figures = found[0]?.data.filter(([question]) => question === 'topic') ?? [];
    expect(figures.find(([, , , figure]) => figure === 'median')?.[4]).toBe('withheld');
    expect(JSON.stringify(found)).not.toMatch(/The talks|Deputy Secretary/);
    const open = await given(from('Bank', times(8, enough)), false);
    const reply = await scene.as('viewer@example.org').send(`${open.address}/results.xlsx`, { now });
    expect(reply.status).toBe(409);
  });

  test('holds no answer where feedback is anonymous', async () => {
    const { sheets } = await given(from('Bank', times(8, enough)), false, true);
    const found = await sheets();
    expect(found.map(({ sheet }) => sheet)).toEqual(['SWOT', 'Papers', 'Participation']);
    expect(JSON.stringify(found)).not.toContain('The talks');
  });
});
