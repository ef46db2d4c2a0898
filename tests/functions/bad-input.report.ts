import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const KEPT = 'Kept <b>as typed</b> & "quoted"';
const report = `/staff/w/${WORKSHOP}/report`;

/** The routes of the summary report: texts, approval, sending. */
export const reportInputRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>): InputRoute[] => [
  {
    name: 'a text of the report',
    path: `${report}/text/executive?language=en`,
    ...staff,
    fields: ['text', 'seen'],
    refuses: [
      ['nothing', {}, 422, 'text'],
      ['a text that is a list', { text: ['a'], seen: 0 }, 422, 'text'],
      ['no revision', { text: 'x' }, 422, 'seen'],
      ['a text that is too long', { text: 'x'.repeat(5001), seen: 0 }, 422, 'text'],
    ],
    form: { fields: { text: KEPT, seen: 'soon' }, keeps: KEPT },
  },
  {
    name: 'approving the report',
    path: `${report}/approve`,
    ...staff,
    fields: ['languages', 'seen'],
    refuses: [
      ['nothing', {}, 422, 'seen'],
      ['no language', { languages: [], seen: 0 }, 422, 'languages'],
      ['a language that there is not', { languages: ['xx'], seen: 0 }, 422, 'languages'],
    ],
  },
  {
    name: 'beginning the next edition of the report',
    path: `${report}/reopen`,
    ...staff,
    fields: ['seen'],
    refuses: [
      ['nothing', {}, 422, 'seen'],
      ['a revision that is none', { seen: 'soon' }, 422, 'seen'],
    ],
  },
  {
    name: 'sending the report',
    path: `${report}/send`,
    ...staff,
    fields: ['seen'],
    refuses: [
      ['nothing', {}, 422, 'seen'],
      ['a revision that is negative', { seen: -1 }, 422, 'seen'],
    ],
  },
];
