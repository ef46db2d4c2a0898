import { type Said, say } from '../../../language/texts.ts';
import { QUADRANTS, type Quadrant, QuadrantSchema } from '../../../swot/swot.ts';
import { quadrantId, SWOT } from '../annexes.ts';
import type { Run } from '../document.ts';
import type { Draft, Section } from '../drafting.ts';

const LABEL: Readonly<Record<Quadrant, (number: number) => Said>> = {
  strength: (number) => say('report.code.s', { number }),
  weakness: (number) => say('report.code.w', { number }),
  opportunity: (number) => say('report.code.o', { number }),
  threat: (number) => say('report.code.t', { number }),
};

/** The whole weighted matrix, with the entries under each point as they were written. */
export const swotAnnex: Section = ({ texts, summary: { swot } }) => {
  const { t } = texts;
  return [
    {
      kind: 'heading',
      level: 1,
      id: SWOT,
      label: t('report.annexB'),
      text: t('report.swotAnnex'),
      onNewPage: true,
      console: '/swot',
    },
    { kind: 'paragraph', runs: [{ kind: 'text', text: t('report.swotAbout') }] },
    ...QuadrantSchema.options.flatMap((quadrant): Draft[] => [
      {
        kind: 'heading',
        level: 2,
        id: quadrantId(quadrant),
        label: '',
        text: t('report.quadrant', { title: QUADRANTS[quadrant].title, total: swot[quadrant].total }),
      },
      swot[quadrant].points.length === 0
        ? { kind: 'paragraph', runs: [{ kind: 'text', text: t('report.nothingEntered') }] }
        : {
            kind: 'table',
            id: `table_${quadrant}`,
            caption: texts.say(QUADRANTS[quadrant].title),
            columns: [
              { title: t('report.point'), kind: 'text', width: 61 },
              { title: t('report.weightHead'), kind: 'number', width: 13 },
              { title: t('report.writtenBy'), kind: 'number', width: 13 },
              { title: t('report.endorsedBy'), kind: 'number', width: 13 },
            ],
            rows: swot[quadrant].points.map(({ text, weight, writers, endorsers, entries }, index) => [
              [
                { kind: 'text', text: `${texts.say(LABEL[quadrant](index + 1))} `, strong: true },
                { kind: 'text', text },
                ...underTheme(text, entries),
              ],
              texts.number(weight),
              texts.number(writers),
              texts.number(endorsers),
            ]),
          },
    ]),
  ];
};

/** The entries that staff merged, where they say it in other words than the point. */
function underTheme(point: string, entries: readonly { readonly text: string }[]): Run[] {
  const others = [...new Set(entries.map(({ text }) => text))].filter((text) => text !== point);
  return others.flatMap((text): Run[] => [{ kind: 'break' }, { kind: 'text', text: `– ${text}`, italic: true }]);
}
