import { STATUS_SAID } from '../../../actions/action-words.ts';
import type { PaperLine } from '../../summary.ts';
import type { ListItem, Run } from '../document.ts';
import { type Draft, type Drafting, proseAt, type Section } from '../drafting.ts';

/** What follows: the papers that are published, and the actions that were agreed. */
export const wayForwardSection: Section = (drafting) => {
  const { texts } = drafting;
  return [
    { kind: 'heading', level: 1, id: 'forward', text: texts.t('report.forward') },
    proseAt(drafting, 'forward'),
    ...papers(drafting),
    ...actions(drafting),
  ];
};

function papers({ texts, baseUrl, summary }: Drafting): Draft[] {
  const { t } = texts;
  const published = summary.papers.filter(({ isPublic }) => isPublic);
  const others = summary.papers.length - published.length;
  const heading: Draft = { kind: 'heading', level: 2, id: 'papers', text: t('report.papers') };
  const say = (text: string): Draft => ({ kind: 'paragraph', runs: [{ kind: 'text', text }] });
  if (summary.papers.length === 0) return [heading, say(t('report.noPapers'))];
  return [
    heading,
    ...(published.length > 0
      ? [
          say(t('report.papersPublished', { count: published.length })),
          {
            kind: 'list' as const,
            ordered: true,
            items: published.map((paper): ListItem => ({ runs: aboutPaper(paper) })),
          },
        ]
      : []),
    ...(others > 0 ? [say(t('report.papersNotPublished', { count: others }))] : []),
  ];

  function aboutPaper({ title, authors, path, accepted }: PaperLine): Run[] {
    const address = path && `${baseUrl}${path}`;
    return [
      { kind: 'text', text: title, strong: true },
      { kind: 'break' },
      { kind: 'text', text: authors.join('; ') },
      ...(address ? [{ kind: 'break' as const }, { kind: 'link' as const, text: address, href: address }] : []),
      ...(accepted
        ? [
            { kind: 'break' as const },
            { kind: 'text' as const, text: t('report.accepted', { to: accepted.to, identifier: accepted.identifier }) },
          ]
        : []),
    ];
  }
}

function actions({ texts, summary }: Drafting): Draft[] {
  const { t } = texts;
  if (summary.actions.length === 0) return [];
  return [
    { kind: 'heading', level: 2, id: 'actions', text: t('report.actions') },
    {
      kind: 'table',
      id: 'table_actions',
      caption: t('report.actionsCaption'),
      columns: [
        { title: t('report.action'), kind: 'text', width: 40 },
        { title: t('report.who'), kind: 'text', width: 28 },
        { title: t('report.dueOn'), kind: 'text', width: 16 },
        { title: t('report.status'), kind: 'text', width: 16 },
      ],
      rows: summary.actions.map(({ title, owner, partners, dueOn, status, isOverdue }) => [
        title,
        [owner.isNamed ? `${owner.name}, ${owner.organisation}` : owner.organisation, ...partners].join('; '),
        dueOn ? texts.day(dueOn) : '–',
        isOverdue ? t('report.overdue') : texts.say(STATUS_SAID[status]),
      ]),
    },
  ];
}
