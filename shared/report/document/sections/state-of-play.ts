import { type Said, say } from '../../../language/texts.ts';
import { QUADRANTS, type Quadrant, QuadrantSchema } from '../../../swot/swot.ts';
import { quadrantId, toSwot } from '../annexes.ts';
import type { ListItem } from '../document.ts';
import { type Draft, type Drafting, proseAt, type Section } from '../drafting.ts';

/** So many of each quadrant's points stand in the text; all of them in the annex. */
const POINTS_IN_TEXT = 5;
const POINTS_IN_CHART = 3;

const HEADED: Readonly<Record<Quadrant, Said>> = {
  strength: say('report.pointOf.strength'),
  weakness: say('report.pointOf.weakness'),
  opportunity: say('report.pointOf.opportunity'),
  threat: say('report.pointOf.threat'),
};

/** The weighted SWOT: the heaviest points, as the participants wrote them or the organisers summed them up. */
export const stateOfPlaySection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { swot, participation } = summary;
  const heading: Draft = { kind: 'heading', level: 1, id: 'state', text: t('report.state') };
  if (participation.swot === 0) {
    return [
      heading,
      { kind: 'note', tone: 'warn', runs: [{ kind: 'text', text: t('report.noSwot') }] },
      proseAt(drafting, 'state'),
    ];
  }
  return [
    heading,
    {
      kind: 'paragraph',
      runs: [{ kind: 'text', text: t('report.swotMethod', { count: participation.swot }) }],
    },
    proseAt(drafting, 'state'),
    ...chart(drafting),
    ...QuadrantSchema.options.flatMap((quadrant): Draft[] => {
      const { points, total } = swot[quadrant];
      const title = t('report.quadrant', { title: QUADRANTS[quadrant].title, total });
      const source = { to: quadrantId(quadrant), text: toSwot(texts).text };
      return [
        { kind: 'heading', level: 2, id: `state_${quadrant}`, text: title },
        points.length === 0
          ? { kind: 'paragraph', runs: [{ kind: 'text', text: t('report.nothingEntered') }] }
          : {
              kind: 'list',
              ordered: true,
              items: points.slice(0, POINTS_IN_TEXT).map(
                ({ text, weight }): ListItem => ({
                  runs: [
                    { kind: 'text', text: `${text} ` },
                    { kind: 'link', text: t('report.weight', { weight }), to: source.to },
                  ],
                }),
              ),
            },
        ...(points.length > POINTS_IN_TEXT
          ? [
              {
                kind: 'paragraph' as const,
                runs: [
                  {
                    kind: 'link' as const,
                    text: t('report.further', { count: points.length - POINTS_IN_TEXT, annex: source.text }),
                    to: source.to,
                  },
                ],
              },
            ]
          : []),
      ];
    }),
  ];
};

function chart({ texts, summary: { swot } }: Drafting): Draft[] {
  const { t } = texts;
  const rows = QuadrantSchema.options.flatMap((quadrant) =>
    swot[quadrant].points.slice(0, POINTS_IN_CHART).map(({ text, weight }) => ({
      label: t('report.pointIn', { quadrant: HEADED[quadrant], point: text }),
      value: { length: weight, text: texts.number(weight) },
    })),
  );
  const caption = t('report.heaviest');
  return [
    {
      kind: 'figure',
      id: 'fig_swot',
      caption,
      alternative: alternativeOf(caption, rows),
      chart: {
        kind: 'bars',
        title: caption,
        heads: [t('report.point'), t('report.weightHead')],
        max: Math.max(...rows.map(({ value }) => value.length), 1),
        rows,
      },
      source: toSwot(texts),
    },
  ];
}

/** "What it shows: label, figure; label, figure." */
export const alternativeOf = (
  caption: string,
  rows: readonly { readonly label: string; readonly value: { readonly text: string } }[],
): string => `${caption}: ${rows.map(({ label, value }) => `${label}, ${value.text}`).join('; ')}.`;
