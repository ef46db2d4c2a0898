import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const KEPT = 'Kept <b>as typed</b> & "quoted"';
const act = { do: 'extend', batch: 'badInput', people: 'nobody' };
const list = `/staff/w/${WORKSHOP}/participants`;

/** The routes of the organiser's desk: many at once, calls, messages. */
export const deskRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>): InputRoute[] => [
  {
    name: 'an act on many',
    path: `${list}/act`,
    ...staff,
    fields: ['do', 'batch', 'people', 'until', 'at'],
    refuses: [
      ['nothing', {}, 422, 'do'],
      ['an act that there is not', { ...act, do: 'erase' }, 422, 'do'],
      ['nobody', { ...act, people: '' }, 422, 'people'],
      ['people that are a list', { ...act, people: ['a'] }, 422, 'people'],
      ['no name of the press', { ...act, batch: '' }, 422, 'batch'],
      ['a name of the press that is a key', { ...act, batch: 'a#b' }, 422, 'batch'],
      ['no date', act, 422, 'until'],
      ['a date that is none', { ...act, until: '2011-02-30' }, 422, 'until'],
      ['a time that is none', { ...act, until: '2011-09-01', at: '25:00' }, 422, 'at'],
    ],
    form: { fields: { ...act, until: '2011-09-01', at: KEPT }, keeps: KEPT },
  },
  {
    name: 'an act taken back',
    path: `${list}/act/taken-back`,
    ...staff,
    fields: ['batch'],
    refuses: [
      ['nothing', {}, 422, 'batch'],
      ['a name that is a key', { batch: 'PERSON#x' }, 422, 'batch'],
      ['a name that is a number', { batch: 5 }, 422, 'batch'],
    ],
  },
];
