import type { Session } from '../../../workshop/workshop.ts';
import type { Run } from '../document.ts';
import { type Draft, proseAt, type Section } from '../drafting.ts';

/** The sessions and their speakers, by day where the days are known. */
export const proceedingsSection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { sessions } = summary.workshop.details;
  const speakers = new Set(sessions.flatMap((session) => session.speakers.map(({ name }) => name))).size;
  const days = [...Map.groupBy(sessions, ({ day }) => day)].toSorted(([a = '~'], [b = '~']) => (a < b ? -1 : 1));
  return [
    { kind: 'heading', level: 1, id: 'proceedings', text: t('report.proceedings') },
    {
      kind: 'paragraph',
      runs: [
        {
          kind: 'text',
          text: t('report.programme', { count: sessions.length, speakers: t('report.speakers', { count: speakers }) }),
        },
      ],
    },
    proseAt(drafting, 'proceedings'),
    ...days.flatMap(([day, ofDay], index): Draft[] => [
      ...(day === undefined
        ? []
        : [{ kind: 'heading' as const, level: 2 as const, id: `day_${index + 1}`, text: texts.day(day) }]),
      {
        kind: 'list',
        ordered: false,
        items: ofDay.toSorted(byTime).map((session) => ({ runs: aboutSession(session) })),
      },
    ]),
  ];
};

/** Sessions without a time stay where the programme has them. */
const byTime = (a: Session, b: Session): number =>
  a.from === undefined || b.from === undefined ? 0 : a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

function aboutSession({ title, speakers, from, until, room }: Session): Run[] {
  const time = [from, until].filter((each) => each !== undefined).join('–');
  const when = [time, room].filter((each) => each).join(', ');
  return [
    { kind: 'text', text: title, strong: true },
    ...(when ? [{ kind: 'text' as const, text: ` (${when})` }] : []),
    ...speakers.flatMap(({ name, affiliation }): Run[] => [
      { kind: 'break' },
      { kind: 'text', text: affiliation ? `${name}, ${affiliation}` : name },
    ]),
  ];
}
