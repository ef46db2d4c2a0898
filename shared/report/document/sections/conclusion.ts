import { type Said, say } from '../../../language/texts.ts';
import { type Quadrant, QuadrantSchema } from '../../../swot/swot.ts';
import { type Drafting, meanText, proseAt, type Section, sayIn, sentences } from '../drafting.ts';
import { bestAndWorst } from '../ratings.ts';

/** What the figures say, and what the staff conclude. */
export const conclusionSection: Section = (drafting) => {
  const { texts } = drafting;
  const generated = sentences(texts, [...heaviest(drafting), ...rated(drafting)]);
  return [
    { kind: 'heading', level: 1, id: 'conclusion', text: texts.t('report.conclusion') },
    ...(generated ? [{ kind: 'paragraph' as const, runs: [{ kind: 'text' as const, text: generated }] }] : []),
    proseAt(drafting, 'conclusion'),
  ];
};

const HEAVIEST: Readonly<Record<Quadrant, (point: string, weight: number) => Said>> = {
  strength: (point, weight) => say('report.heaviest.strength', { point, weight }),
  weakness: (point, weight) => say('report.heaviest.weakness', { point, weight }),
  opportunity: (point, weight) => say('report.heaviest.opportunity', { point, weight }),
  threat: (point, weight) => say('report.heaviest.threat', { point, weight }),
};

const heaviest = ({ summary: { swot } }: Drafting): Said[] =>
  QuadrantSchema.options.flatMap((quadrant) => {
    const [point] = swot[quadrant].points;
    return point ? [HEAVIEST[quadrant](point.text, point.weight)] : [];
  });

function rated({ texts, summary: { feedback } }: Drafting): Said[] {
  const ends = bestAndWorst(feedback);
  if (!ends) return [];
  return [
    say('report.bestRated', {
      best: sayIn(texts, ends.best.title),
      bestMean: meanText(texts, ends.best.mean),
      worst: sayIn(texts, ends.worst.title),
      worstMean: meanText(texts, ends.worst.mean),
    }),
  ];
}
