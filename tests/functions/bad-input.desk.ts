import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const KEPT = 'Kept <b>as typed</b> & "quoted"';
const list = `/staff/w/${WORKSHOP}/participants`;

/** The routes of the organiser's desk: many at once, calls, messages. */
export const deskRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>, person: string): InputRoute[] => {
  const act = { do: 'extend', batch: 'badInput', people: person.split('/').at(-1) ?? '' };
  return [
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
      name: 'a call',
      path: `${person}/calls`,
      ...staff,
      fields: ['outcome', 'note', 'seen', 'from'],
      refuses: [
        ['nothing', {}, 422, 'outcome'],
        ['an outcome that there is not', { outcome: 'shouted' }, 422, 'outcome'],
        ['a note that is too long', { outcome: 'spoke', note: 'x'.repeat(301) }, 422, 'note'],
        ['a note that is a list', { outcome: 'spoke', note: ['a'] }, 422, 'note'],
        ['a count that is none', { outcome: 'spoke', seen: -1 }, 422, 'seen'],
      ],
      form: { fields: { outcome: 'shouted', note: KEPT }, keeps: KEPT },
    },
    {
      name: 'a call corrected',
      path: `${person}/calls/corrected`,
      ...staff,
      fields: ['at', 'outcome', 'note'],
      refuses: [
        ['nothing', {}, 422, 'outcome'],
        ['no moment', { outcome: 'spoke' }, 422, 'at'],
        ['a moment that is none', { outcome: 'spoke', at: 'yesterday' }, 422, 'at'],
        ['a call that is not there', { outcome: 'spoke', at: '2011-07-12T06:00:00.000Z' }, 404],
      ],
    },
    {
      name: 'a call deleted',
      path: `${person}/calls/deleted`,
      ...staff,
      fields: ['at'],
      refuses: [
        ['nothing', {}, 422, 'at'],
        ['a moment that is none', { at: 5 }, 422, 'at'],
      ],
    },
    {
      name: 'the link, shown',
      path: `/staff/w/${WORKSHOP}/people/nobody/message`,
      ...staff,
      fields: [],
      refuses: [['of nobody', {}, 404]],
      readsNothing: true,
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
};
