import { WITHHELD } from '../../../feedback/breakdown.ts';
import { say } from '../../../language/texts.ts';
import { dateRange } from '../../../workshop/dates.ts';
import { type Drafting, meanText, percent, proseAt, type Section, sayIn, sentences } from '../drafting.ts';
import { placeOf } from '../place.ts';
import { bestAndWorst } from '../ratings.ts';

/** The workshop and what came of it, in figures; then the staff's words. */
export const executiveSection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { details } = summary.workshop;
  const { invited, byOrganisation } = summary.participation;
  const held = t('report.held', {
    title: details.title,
    place: placeOf(details),
    dates: dateRange(details.starts, details.ends, texts.locale),
  });
  const rest = sentences(texts, [
    say('report.organised', { organisers: details.organisers.join('; ') }),
    say('report.invited', {
      count: invited,
      organisations: say('report.organisations', { count: byOrganisation.length }),
    }),
    summary.attended > 0 ? say('report.attended', { count: summary.attended }) : undefined,
  ]);
  return [
    { kind: 'heading', level: 1, id: 'executive', text: t('report.executive'), onNewPage: true },
    {
      kind: 'paragraph',
      runs: [
        { kind: 'text', text: held },
        ...(details.firstPlanned || summary.workshop.reschedules.length > 0
          ? [{ kind: 'footnote' as const, number: 1, mark: texts.number(1) }]
          : []),
        { kind: 'text', text: ` ${rest}` },
      ],
    },
    { kind: 'paragraph', runs: [{ kind: 'text', text: answered(drafting) }] },
    proseAt(drafting, 'executive'),
  ];
};

/** How many answered, what they rated highest and lowest, what they sent in. */
function answered({ texts, summary }: Drafting): string {
  const { participation, papers, feedback, actions } = summary;
  const { invited, swot } = participation;
  const published = papers.filter(({ isPublic }) => isPublic).length;
  const ends = bestAndWorst(feedback);
  const score = feedback.questions.find((each) => each.kind === 'scale');
  return sentences(texts, [
    say('report.answered', {
      feedback: participation.feedback,
      invited,
      share: percent(texts, participation.feedback, invited),
      swot,
    }),
    ends &&
      say('report.bestRated', {
        best: sayIn(texts, ends.best.title),
        bestMean: meanText(texts, ends.best.mean),
        worst: sayIn(texts, ends.worst.title),
        worstMean: meanText(texts, ends.worst.mean),
      }),
    score && score.recommendation !== WITHHELD && score.rated.n !== WITHHELD && score.rated.n > 0
      ? say('report.wouldRecommend', { count: score.recommendation.promoters, of: score.rated.n })
      : undefined,
    papers.length > 0 ? say('report.papersCame', { count: papers.length, published }) : undefined,
    actions.length > 0
      ? say('report.actionsAgreed', {
          count: actions.length,
          done: actions.filter(({ status }) => status === 'done').length,
        })
      : undefined,
  ]);
}
