import { LEAST } from '../../../feedback/breakdown.ts';
import { say } from '../../../language/texts.ts';
import { type Drafting, percent, type Section } from '../drafting.ts';

/** Under half of those invited, the answers may well not be those of the rest. */
const LOW_RESPONSE = 0.5;

/** The report's own weaknesses. Nobody is named: it goes to everybody. */
export const missingSection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { invited, feedback } = summary.participation;
  const { t } = texts;
  return [
    { kind: 'heading', level: 1, id: 'missing', text: t('report.missing') },
    ...(invited === 0
      ? [{ kind: 'note' as const, tone: 'warn' as const, runs: [{ kind: 'text' as const, text: t('report.nobody') }] }]
      : []),
    ...(invited > 0 && feedback / invited < LOW_RESPONSE
      ? [
          {
            kind: 'note' as const,
            tone: 'warn' as const,
            runs: [
              { kind: 'text' as const, text: `${t('report.lowResponse')} `, strong: true },
              {
                kind: 'text' as const,
                text: t('report.lowResponseText', { share: percent(texts, feedback, invited), feedback, invited }),
              },
            ],
          },
        ]
      : []),
    { kind: 'list', ordered: false, items: points(drafting).map((text) => ({ runs: [{ kind: 'text', text }] })) },
  ];
};

function points({ texts, summary: { participation, missing } }: Drafting): string[] {
  const { invited, feedback, swot, anything } = participation;
  const promised = missing.papersPromised.reduce((sum, { promised, given }) => sum + promised - given, 0);
  return [
    invited > 0
      ? say('report.gaveNot', {
          invited,
          noFeedback: invited - feedback,
          noSwot: invited - swot,
          nothing: invited - anything,
        })
      : undefined,
    missing.silentOrganisations.length > 0
      ? say('report.silentOrganisations', { count: missing.silentOrganisations.length })
      : undefined,
    missing.unratedSessions.length > 0
      ? say('report.unratedSessions', { sessions: texts.list(missing.unratedSessions) })
      : undefined,
    promised > 0 ? say('report.papersMissing', { count: promised }) : undefined,
    missing.undecided.length > 0 ? say('report.papersUndecided', { count: missing.undecided.length }) : undefined,
    missing.undeliverable.length > 0 ? say('report.notReached', { count: missing.undeliverable.length }) : undefined,
    say('report.notInFigures'),
    say('report.withheldRule', { least: LEAST }),
  ]
    .filter((each) => each !== undefined)
    .map((each) => texts.say(each));
}
