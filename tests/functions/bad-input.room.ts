import type { InputRoute } from './bad-input.cases.ts';
import { type Scene, WORKSHOP } from './bad-input.scene.ts';

const LONG = 'x'.repeat(100_000);
const KEPT = 'Kept <b>as typed</b> & "quoted"';
const SOMEBODY = { name: 'N', email: 'new@example.org', organisation: 'O', language: 'en' };

/** In the room: registering, the switch for it, one person more, attendance. */
export function roomInputRoutes({ staffCookie, home }: Pick<Scene, 'staffCookie' | 'home'>): InputRoute[] {
  const staff = { cookie: staffCookie, stranger: 401 as const };
  const room = `/staff/w/${WORKSHOP}/room`;
  const profile = {
    refuses: [
      ['nothing', {}, 422, 'name'],
      ['a long name', { ...SOMEBODY, name: LONG }, 422, 'name'],
      ['a name of control characters', { ...SOMEBODY, name: '\u0000\u0007' }, 422, 'name'],
      ['no address', { ...SOMEBODY, email: 'a@b@c' }, 422, 'email'],
      ['an address that is a list', { ...SOMEBODY, email: ['a@example.org'] }, 422, 'email'],
      ['a long organisation', { ...SOMEBODY, organisation: LONG }, 422, 'organisation'],
      ['a long position', { ...SOMEBODY, position: LONG }, 422, 'position'],
      ['a long telephone number', { ...SOMEBODY, telephone: LONG }, 422, 'telephone'],
      ['a language that is an object', { ...SOMEBODY, language: {} }, 422, 'language'],
    ] as const,
    form: { fields: { ...SOMEBODY, email: 'nobody', organisation: KEPT }, keeps: KEPT },
  };
  const person = `/staff/w/${WORKSHOP}/people/${home('Neighbour').split('/').at(-1)}`;
  return [
    {
      name: 'feedback from paper',
      path: `${person}/feedback`,
      ...staff,
      fields: ['topic', 'best', 'sessions.opening', 'application', ':sent', ':press'],
      refuses: [
        ['nothing', {}, 422, 'topic'],
        ['a rating out of range', { topic: 6 }, 422, 'topic'],
        ['a rating that is an object', { topic: { x: 1 } }, 422, 'topic'],
        ['a long text', { best: LONG }, 422, 'best'],
        ['a question that there is not', { nothing: 'x' }, 422, 'nothing'],
        ['a press of no button, without answers', { ':press': 'replace', ':sent': [] }, 422, 'topic'],
      ],
      form: { fields: { topic: '9', best: KEPT }, keeps: KEPT },
    },
    {
      name: 'SWOT from paper',
      path: `${person}/swot`,
      ...staff,
      fields: ['strength', 'weakness', 'opportunity', 'threat', 'command'],
      refuses: [
        ['nothing', {}, 422, 'strength'],
        ['blanks', { strength: ' \n ', threat: '\u0000' }, 422, 'strength'],
        ['lists', { strength: ['a'], threat: {} }, 422, 'strength'],
        ['a long line', { weakness: LONG }, 422, 'weakness'],
        ['too many lines', { threat: Array.from({ length: 50 }, (_, line) => line).join('\n') }, 422, 'threat'],
      ],
      form: { fields: { opportunity: `${KEPT}\n${'x'.repeat(600)}` }, keeps: KEPT },
    },
    {
      name: 'removing a SWOT entry from paper',
      path: `${person}/swot/nothing/remove`,
      ...staff,
      fields: [],
      refuses: [],
      readsNothing: true,
    },
    {
      name: 'correcting a profile',
      path: `${person}/profile`,
      ...staff,
      fields: ['name', 'organisation', 'position', 'telephone', 'language'],
      refuses: profile.refuses.filter(([, , , field]) => field !== 'email'),
      form: { fields: { name: '', organisation: KEPT }, keeps: KEPT },
    },
    {
      name: 'registering in the room',
      path: `/w/${WORKSHOP}/join`,
      cookie: '',
      fields: ['name', 'email', 'organisation', 'position', 'telephone', 'language'],
      ...profile,
    },
    {
      name: 'one person more',
      path: `${room}/people`,
      ...staff,
      fields: ['name', 'email', 'organisation', 'position', 'telephone', 'language', 'here', 'sendLink'],
      ...profile,
      refuses: [...profile.refuses, ['a box that says maybe', { ...SOMEBODY, here: 'maybe' }, 422, 'here']],
    },
    {
      name: 'the registration’s switch',
      path: `${room}/walk-ins`,
      ...staff,
      fields: ['action', 'until'],
      refuses: [
        ['nothing', {}, 422, 'action'],
        ['no such action', { action: 'delete' }, 422, 'action'],
        ['no day', { action: 'open' }, 422, 'until'],
        ['a day that there is not', { action: 'open', until: '2011-02-30' }, 422, 'until'],
        ['a day long past', { action: 'open', until: '0001-01-01' }, 422, 'until'],
        ['a day in the year 9999', { action: 'open', until: '9999-12-31' }, 422, 'until'],
        ['a list of days', { action: 'open', until: ['2011-07-14'] }, 422, 'until'],
      ],
    },
    {
      name: 'attendance',
      path: `${room}/attendance`,
      ...staff,
      fields: ['tick', 'untick', 'tickAll', 'takeBack', 'q', 'show'],
      refuses: [
        ['nothing', {}, 422],
        ['two at once', { tick: 'a', takeBack: '2011-07-12T06:00:00Z' }, 422],
        ['an id that is a key', { tick: 'a#PAPER#b' }, 422, 'tick'],
        ['an id that is an object', { tick: {} }, 422, 'tick'],
        ['a moment that is none', { untick: 'a yesterday' }, 422, 'untick.at'],
        ['a list that is no text', { tickAll: [] }, 422, 'tickAll'],
        ['no moment', { takeBack: LONG }, 422, 'takeBack'],
      ],
    },
  ];
}
