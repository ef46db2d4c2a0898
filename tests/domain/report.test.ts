import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { questionsOf } from '../../shared/feedback/questionnaire.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Person } from '../../shared/people/person.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { reportContentSecurityPolicy } from '../../shared/report/report.csp.ts';
import { type Summary, summarise } from '../../shared/report/summary.ts';
import { aPaper, aPerson, aVersion, aWorkshop } from '../support/fixtures.ts';
import { occasion } from '../support/report-scene.ts';

const AT = '2011-07-12T05:00:00Z';
const workshop = aWorkshop({}, { closedAt: '2011-08-21T11:00:30Z' });

interface Given {
  person: Person;
  papers: Paper[];
}

const person = (id: string, changes: Partial<Person> = {}): Given => ({
  person: aPerson({ id, name: id, ...changes }),
  papers: [],
});
const feedback = (given: Record<string, unknown>) =>
  ({ questionnaire: 0, answers: given, firstAt: AT, at: AT }) as Person['feedback'] & object;
const htmlOf = (summary: Summary): string => reportHtml(reportDocument(summary, occasion('en')));
const documentOf = (all: Given[]): string => htmlOf(summarise(workshop, defaultQuestionnaire, all));
/** What a reader sees, without the tags. */
const words = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('what is missing', () => {
  test('is named: silence, sessions without ratings, promised papers, undecided papers, addresses', () => {
    const silent = person('Silent', { organisation: 'Bangladesh Bank' });
    const author = person('Author', { papersPromised: 2, organisation: 'BCC' });
    author.papers.push(aPaper({ state: 'revision-requested', versions: [aVersion(1, 1)] }));
    const lost = person('Lost', {
      organisation: 'Cabinet Division',
      feedback: feedback({ sessions: { opening: 4, portals: 'na' } }),
      standing: { undeliverable: { email: 'Lost@example.org', why: 'x', at: AT } },
    });
    const { missing } = summarise(workshop, defaultQuestionnaire, [
      silent,
      author,
      { ...lost, person: { ...lost.person, email: 'Lost@example.org' } },
    ]);
    expect(missing).toEqual({
      silentOrganisations: ['Bangladesh Bank'],
      unratedSessions: ['Portals'],
      papersPromised: [{ who: 'Author, BCC', promised: 2, given: 1 }],
      drafts: [],
      undecided: ['A Paper'],
      undeliverable: ['Lost, Cabinet Division'],
    });
  });

  test.each([
    [1, 3, true],
    [1, 2, false],
    [0, 2, true],
  ])('of %i answers from %i people: a warning of low response is %s', (answered, invited, warned) => {
    const all = Array.from({ length: invited }, (_, i) =>
      person(`p${i}`, i < answered ? { feedback: feedback({ topic: 4 }) } : {}),
    );
    expect(documentOf(all).includes('Low response')).toBe(warned);
  });

  test('a figure with fewer than five answers behind it is withheld', () => {
    const rated = (count: number) =>
      words(
        documentOf(
          Array.from({ length: 8 }, (_, i) =>
            person(`p${i}`, { feedback: feedback(i < count ? { topic: 4 } : { objectives: 4 }) }),
          ),
        ),
      );
    expect(rated(5)).toContain('Mean 4.00, median 4; answers behind them: 5; no answer: 3.');
    expect(rated(4)).toContain('Mean withheld, median withheld; answers behind them: withheld; no answer: withheld.');
  });

  test('of fewer than five answers altogether nothing is told', () => {
    const few = documentOf(Array.from({ length: 4 }, (_, i) => person(`p${i}`, { feedback: feedback({ topic: 4 }) })));
    expect(words(few)).toContain('All results are withheld, since fewer than 5 people answered.');
    expect(words(few)).not.toContain('Importance of the topic');
  });

  test('nobody is named who did not agree to it, and whoever did is', () => {
    const all = words(
      documentOf([
        person('p1', { name: 'Silent Secretary', papersPromised: 1 }),
        person('p2', {
          name: 'Lost Secretary',
          standing: { undeliverable: { email: 'p2@example.org', why: 'x', at: AT } },
        }),
        person('p3', { name: 'Willing Secretary', agreed: { named: AT } }),
      ]),
    );
    expect(all).not.toContain('Silent Secretary');
    expect(all).not.toContain('Lost Secretary');
    expect(all).toContain('Willing Secretary');
    expect(all).toContain('One discussion paper was promised and did not come.');
  });

  test('a workshop to which nobody was invited, and one from which nothing came, have a report too', () => {
    expect(words(documentOf([]))).toContain('Nobody was invited');
    const empty = words(documentOf([person('a')]));
    for (const sentence of [
      'Nobody gave feedback.',
      'Nobody gave SWOT input.',
      'No discussion paper was sent in.',
      'No participant has agreed to be named here.',
    ]) {
      expect(empty).toContain(sentence);
    }
  });
});

describe('the document', () => {
  const EVIL = `</style></title><script>alert('x')</script><img src=x onerror="y">&amp;`;
  const hostile = person('p1', {
    name: EVIL,
    organisation: EVIL,
    feedback: feedback(
      Object.fromEntries(
        questionsOf(defaultQuestionnaire).flatMap(({ kind, id }) => (kind === 'text' ? [[id, EVIL]] : [])),
      ),
    ),
    swot: [{ id: 's', quadrant: 'threat', text: EVIL, at: AT }],
    papersPromised: 5,
  });
  hostile.papers.push(
    aPaper({
      state: 'under-review',
      metadata: { title: EVIL, abstract: EVIL, authors: [{ name: EVIL, affiliation: EVIL }], keywords: [EVIL] },
      versions: [
        {
          ...aVersion(1, 1),
          metadata: { title: EVIL, abstract: EVIL, authors: [{ name: EVIL, affiliation: EVIL }], keywords: [EVIL] },
        },
      ],
    }),
  );
  const html = htmlOf(
    summarise(
      {
        ...workshop,
        details: {
          ...workshop.details,
          title: EVIL,
          organisers: [EVIL],
          sessions: [{ id: 'a', title: EVIL, kind: 'opening', speakers: [{ name: EVIL }] }],
        },
      },
      defaultQuestionnaire,
      [hostile],
    ),
  );

  test('shows HTML in any field as text', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=');
  });

  test('is valid, with headings in order', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-inline-style': 'error', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' },
    });
    const full = documentOf([
      person('a', { feedback: feedback({ topic: 4, sessions: { opening: 3 }, recommendation: 9, best: 'x' }) }),
      hostile,
    ]);
    for (const each of [full, html, documentOf([])]) {
      const { results } = await validator.validateString(each);
      expect(
        results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`)),
      ).toEqual([]);
    }
  });

  test('needs nothing that its content security policy forbids: its styles are named, and no script is', () => {
    const policy = reportContentSecurityPolicy(html);
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => css);
    expect(styles).toHaveLength(1);
    for (const css of styles) expect(policy).toContain(createHash('sha256').update(css).digest('base64'));
    expect(policy).not.toContain('script-src');
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });
});
