import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const NUL = '\u0000\u0007';
const LONG = 'x'.repeat(100_000);
const KEPT = 'Kept <b>as typed</b> & "quoted"';
const REMINDERS = { remindDaysBefore: '7', remindEveryDays: '14', overdueReminders: '3', at: '09:00' };
const workshop = `/staff/w/${WORKSHOP}`;

/** The routes by which a workshop is set up. */
export const setupRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>): InputRoute[] => [
  ...['', '/import'].map(
    (form): InputRoute => ({
      name: `participants${form}`,
      path: `${workshop}/participants${form}`,
      ...staff,
      takesCsv: true,
      fields: ['csv'],
      refuses: [
        ['nothing', {}, 422, 'csv'],
        ['a table without names of columns', { csv: 'a,b\n1,2' }, 422, 'csv'],
        ['column names only', { csv: 'name,email,organisation' }, 422, 'csv'],
        ['control characters', { csv: NUL }, 422, 'csv'],
        ['a table that is a number', { csv: 5 }, 422, 'csv'],
      ],
      form: { fields: { csv: KEPT }, keeps: KEPT },
    }),
  ),
  {
    name: 'a workshop from the form',
    path: '/staff/workshops/new',
    ...staff,
    fields: ['title', 'id', 'starts', 'ends', 'venue.name', 'timeZone', 'language', 'organisers', 'mail.replyTo'],
    refuses: [
      ['nothing', {}, 422, 'language'],
      ['a language alone', { language: 'en' }, 422, 'title'],
      ['another language', { language: 'fr' }, 422, 'language'],
      ['control characters', { language: 'en', title: NUL, starts: NUL }, 422, 'starts'],
      ['a long title', { language: 'en', title: LONG }, 422, 'title'],
    ],
    form: { fields: { language: 'en', title: KEPT }, keeps: KEPT },
  },
  {
    name: 'a copy of a workshop',
    path: '/staff/workshops/copy',
    ...staff,
    fields: ['source', 'title', 'starts', 'ends', 'id'],
    refuses: [
      ['nothing', {}, 422, 'source'],
      ['no dates', { source: WORKSHOP }, 422, 'starts'],
      ['an id that is none', { source: WORKSHOP, starts: '2012-07-06', id: 'A b' }, 422, 'id'],
      ['a long title', { source: WORKSHOP, starts: '2012-07-06', title: LONG, id: 'x' }, 422, 'title'],
    ],
    form: { fields: { source: WORKSHOP, title: KEPT }, keeps: KEPT },
  },
  {
    name: 'about the workshop',
    path: `${workshop}/settings/about`,
    ...staff,
    fields: ['title', 'about', 'organisers', 'venue', 'language', 'mail', 'seen'],
    refuses: [
      ['nothing', {}, 422, 'title'],
      ['a long title', { title: LONG }, 422, 'title'],
      ['control characters', { title: NUL }, 422, 'title'],
      ['a venue that is a text', { venue: 'there' }, 422, 'venue'],
    ],
    form: { fields: { title: '', 'venue.name': KEPT }, keeps: KEPT },
  },
  {
    name: 'time zone, weekend and holidays',
    path: `${workshop}/settings/calendar`,
    ...staff,
    fields: ['timeZone', 'weekend', 'holidays', 'seen'],
    refuses: [
      ['nothing', {}, 422, 'timeZone'],
      ['another day', { timeZone: 'Asia/Dhaka', weekend: ['someday'] }, 422, 'weekend'],
      ['a date that is none', { timeZone: 'Asia/Dhaka', holidays: [NUL] }, 422, 'holidays'],
    ],
    form: { fields: { timeZone: 'Asia/Dhaka', holidays: KEPT }, keeps: KEPT },
  },
  {
    name: 'reminders of the road map',
    path: `${workshop}/settings/reminders`,
    ...staff,
    fields: ['remindDaysBefore', 'remindEveryDays', 'overdueReminders', 'at', 'seen'],
    refuses: [
      ['nothing', {}, 422, 'remindDaysBefore'],
      ['a part of a day', { ...REMINDERS, remindDaysBefore: '1.5' }, 422, 'remindDaysBefore'],
      ['too seldom', { ...REMINDERS, remindEveryDays: 400 }, 422, 'remindEveryDays'],
      ['too often', { ...REMINDERS, overdueReminders: 13 }, 422, 'overdueReminders'],
      ['a time that is none', { ...REMINDERS, at: '25:00' }, 422, 'at'],
    ],
    form: { fields: { ...REMINDERS, at: KEPT }, keeps: KEPT },
  },
  ...['', '/opening'].map(
    (session): InputRoute => ({
      name: `a session of the agenda${session}`,
      path: `${workshop}/settings/sessions${session}`,
      ...staff,
      fields: ['title', 'kind', 'day', 'from', 'until', 'room', 'speakers', 'action', 'seen'],
      refuses: [
        ['nothing', {}, 422, 'title'],
        ['another kind', { title: 'T', kind: 'party' }, 422, 'kind'],
        ['a long title', { title: LONG, kind: 'opening' }, 422, 'title'],
        ['control characters', { title: NUL, kind: 'opening' }, 422, 'title'],
        ['a day that is none', { title: 'T', kind: 'opening', day: 'soon' }, 422, 'day'],
        ['a speaker without a name', { title: 'T', kind: 'opening', speakers: [{}] }, 422, 'speakers.0.name'],
      ],
      form: { fields: { title: '', kind: 'opening', room: KEPT }, keeps: KEPT },
    }),
  ),
  {
    name: 'a rehearsal',
    path: `${workshop}/settings/rehearsal`,
    ...staff,
    asksForNothing: true,
    fields: ['press'],
    refuses: [
      ['a press that is none', { press: 'x' }, 422, 'press'],
      ['control characters', { press: NUL }, 422, 'press'],
      ['a number', { press: 5 }, 422, 'press'],
    ],
  },
];
