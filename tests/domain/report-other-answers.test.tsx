import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { tally } from '../../shared/feedback/tally.ts';
import { OtherAnswers } from '../../shared/report/other-answers.section.tsx';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

const questionnaire = parsedQuestionnaire({
  sections: [
    {
      title: 'S',
      questions: [
        { kind: 'number', id: 'days', title: 'Days', required: false, whole: false, unit: 'days' },
        { kind: 'date', id: 'when', title: 'When', required: false },
        { kind: 'consent', id: 'contact', title: 'Contact', required: false, label: 'You may contact me.' },
        {
          kind: 'single',
          id: 'pick',
          title: 'Pick',
          required: false,
          options: [
            { id: 'a', label: 'A' },
            { id: 'b', label: 'B' },
          ],
          other: 'Another',
        },
      ],
    },
  ],
});

it('the report tells of numbers, days, boxes and what “something else” was', () => {
  const all = [
    { days: 2, when: '2011-07-09', contact: 'yes', pick: 'other', 'pick.other': 'Zebras' },
    { days: 2.5, when: '2011-07-11', pick: 'other', 'pick.other': '<b>Apes' },
    {},
  ];
  const html = renderToString(<OtherAnswers questions={tally(questionnaire, [], all).questions} />);
  const rows = Array.from(
    html.matchAll(/<th scope="row">(.*?)<\/th><td class="number">(.*?)<\/td><td>(.*?)<\/td>/g),
    (row) => row.slice(1),
  );
  expect(rows).toEqual([
    ['Days', '2', 'mean 2.25, from 2 to 2.5 days'],
    ['When', '2', 'from 9 July 2011 to 11 July 2011'],
    ['Contact', '1', 'You may contact me.'],
  ]);
  expect(html).toContain('Pick: Another (2)</h3><ul class="quotes"><li>&lt;b>Apes</li><li>Zebras</li></ul>');
});

it('of nobody’s answers it tells nothing', () => {
  expect(renderToString(<OtherAnswers questions={tally(questionnaire, [], []).questions} />)).toContain('<td>–</td>');
});
