import { PEOPLE, TURNOUT } from '../annexes.ts';
import type { Cell } from '../document.ts';
import { percent, type Section } from '../drafting.ts';
import { inGroups } from '../turnout.ts';

/** How many were asked and answered, and by organisation; small ones together. */
export const turnoutAnnex: Section = ({ texts, summary: { participation } }) => {
  const { t } = texts;
  const { invited, reached, feedback, swot, anything, papers, papersPromised } = participation;
  const line = (label: string, count: number): Cell[] => [label, texts.number(count), percent(texts, count, invited)];
  const groups = inGroups(participation);
  return [
    {
      kind: 'heading',
      level: 1,
      id: TURNOUT,
      label: t('report.annexC'),
      text: t('report.turnout'),
      onNewPage: true,
      console: '/participants',
    },
    {
      kind: 'table',
      id: 'table_turnout',
      caption: t('report.turnoutCaption'),
      columns: [
        { title: t('report.who'), kind: 'text', width: 60 },
        { title: t('report.people'), kind: 'number', width: 20 },
        { title: t('report.ofInvited'), kind: 'number', width: 20 },
      ],
      rows: [
        line(t('report.onList'), invited),
        line(t('report.reached'), reached),
        line(t('report.gaveFeedback'), feedback),
        line(t('report.gaveSwot'), swot),
        line(t('report.gaveAnything'), anything),
      ],
    },
    {
      kind: 'paragraph',
      runs: [{ kind: 'text', text: t('report.papersPromised', { sent: papers, promised: papersPromised }) }],
    },
    ...(groups.length > 0
      ? [
          {
            kind: 'table' as const,
            id: 'table_organisations',
            caption: t('report.byOrganisation'),
            columns: [
              { title: t('report.organisation'), kind: 'text' as const, width: 52 },
              { title: t('report.onListHead'), kind: 'number' as const, width: 16 },
              { title: t('report.feedbackHead'), kind: 'number' as const, width: 16 },
              { title: t('report.swotHead'), kind: 'number' as const, width: 16 },
            ],
            hasTotal: true,
            rows: [
              ...groups.map((group): Cell[] => [
                group.organisation ?? t('report.smallOrganisations', { count: group.organisations }),
                texts.number(group.invited),
                texts.number(group.feedback),
                texts.number(group.swot),
              ]),
              [t('report.all'), texts.number(invited), texts.number(feedback), texts.number(swot)],
            ],
          },
        ]
      : []),
  ];
};

/** Whoever agreed to be named. */
export const peopleAnnex: Section = ({ texts, summary: { named, participation } }) => {
  const { t } = texts;
  return [
    { kind: 'heading', level: 1, id: PEOPLE, label: t('report.annexD'), text: t('report.named'), onNewPage: true },
    {
      kind: 'paragraph',
      runs: [
        {
          kind: 'text',
          text:
            named.length > 0
              ? t('report.namedAbout', { count: named.length, invited: participation.invited })
              : t('report.namedNone'),
        },
      ],
    },
    ...(named.length > 0
      ? [
          {
            kind: 'table' as const,
            id: 'table_named',
            caption: t('report.namedCaption'),
            columns: [
              { title: t('report.name'), kind: 'text' as const, width: 34 },
              { title: t('report.position'), kind: 'text' as const, width: 26 },
              { title: t('report.organisation'), kind: 'text' as const, width: 40 },
            ],
            rows: named.map(({ name, position, organisation }): Cell[] => [name, position, organisation]),
          },
        ]
      : []),
  ];
};
