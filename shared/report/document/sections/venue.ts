import { say } from '../../../language/texts.ts';
import { dateRange } from '../../../workshop/dates.ts';
import { TURNOUT } from '../annexes.ts';
import { percent, proseAt, type Section, sentences } from '../drafting.ts';
import { placeOf } from '../place.ts';

/** Where, in which language, and who was there. */
export const venueSection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { details } = summary.workshop;
  const { participation, attended } = summary;
  return [
    { kind: 'heading', level: 1, id: 'venue', text: t('report.venue') },
    {
      kind: 'paragraph',
      runs: [
        {
          kind: 'text',
          text: sentences(texts, [
            say('report.heldAt', {
              place: placeOf(details),
              dates: dateRange(details.starts, details.ends, texts.locale),
              language: texts.languageName(details.language),
            }),
            say('report.invited', {
              count: participation.invited,
              organisations: say('report.organisations', { count: participation.byOrganisation.length }),
            }),
            attended > 0
              ? say('report.attendedShare', { count: attended, share: percent(texts, attended, participation.invited) })
              : say('report.attendanceUnknown'),
          ]),
        },
        { kind: 'text', text: ' ' },
        { kind: 'link', text: t('report.seeTurnout'), to: TURNOUT },
      ],
    },
    proseAt(drafting, 'venue'),
  ];
};
