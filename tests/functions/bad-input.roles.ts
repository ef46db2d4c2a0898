import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const LONG = 'x'.repeat(100_000);
const KEPT = 'Kept <b>as typed</b> & "quoted"';
const workshop = `/staff/w/${WORKSHOP}`;

/** The routes of passwords, accounts and roles. `accountCookie` holds both cookies of a session. */
export const rolesRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>, accountCookie: string): InputRoute[] => [
  {
    name: 'a new member of staff',
    path: `${workshop}/staff`,
    ...staff,
    fields: ['name', 'email', 'role'],
    refuses: [
      ['nothing', {}, 422, 'email'],
      ['no address', { name: 'N', email: 'nobody', role: 'viewer' }, 422, 'email'],
      ['no role that there is', { name: 'N', email: 'n@example.org', role: 'minister' }, 422, 'role'],
      ['a long name', { name: LONG, email: 'n@example.org', role: 'viewer' }, 422, 'name'],
    ],
    form: { fields: { name: KEPT, email: 'nobody', role: 'viewer' }, keeps: KEPT },
  },
  {
    name: 'another role',
    path: `${workshop}/staff/role`,
    ...staff,
    fields: ['email', 'role'],
    refuses: [
      ['nothing', {}, 422, 'email'],
      ['of nobody', { email: 'stranger@example.org', role: 'viewer' }, 404],
    ],
  },
  {
    name: 'removing a member of staff',
    path: `${workshop}/staff/remove`,
    ...staff,
    fields: ['email'],
    refuses: [['nothing', {}, 422, 'email']],
  },
  {
    name: 'an account of staff',
    path: `${workshop}/staff/account`,
    ...staff,
    fields: ['email', 'act'],
    refuses: [
      ['nothing', {}, 422, 'email'],
      ['of nobody', { email: 'stranger@example.org', act: 'disable' }, 404],
      ['no act that there is', { email: 'stranger@example.org', act: 'erase' }, 422, 'act'],
    ],
  },
  {
    name: 'a forgotten password',
    path: '/staff/forgotten-password',
    cookie: '',
    fields: ['email'],
    refuses: [
      ['nothing', {}, 422, 'email'],
      ['a long address', { email: LONG }, 422, 'email'],
    ],
    form: { fields: { email: KEPT.repeat(20) }, keeps: KEPT },
  },
  {
    name: 'a password chosen again',
    path: '/staff/forgotten-password/new',
    cookie: '',
    fields: ['email', 'code', 'password'],
    refuses: [
      ['nothing', {}, 422, 'code'],
      ['a wrong code', { email: 'a@example.org', code: '000000', password: 'Right-Password-1' }, 422, 'code'],
      ['a long password', { email: 'a@example.org', code: '000000', password: LONG }, 422, 'password'],
    ],
    form: { fields: { email: 'a@example.org', code: KEPT.slice(0, 15), password: '' }, keeps: 'Kept <b>' },
  },
  {
    name: 'a code of a second factor',
    path: '/staff/second-factor',
    cookie: '',
    fields: ['email', 'code', 'challenge', 'next'],
    refuses: [
      ['nothing', {}, 401],
      ['a forged challenge', { email: 'a@example.org', code: '000000', challenge: 'u s' }, 401],
    ],
  },
  {
    name: 'one’s own password',
    path: '/staff/account/password',
    cookie: accountCookie,
    fields: ['from', 'to'],
    refuses: [
      ['nothing', {}, 422, 'from'],
      ['a long password', { from: 'x', to: LONG }, 422, 'to'],
    ],
  },
  {
    name: 'a second factor confirmed',
    path: '/staff/account/second-factor/confirm',
    cookie: accountCookie,
    fields: ['secret', 'code'],
    refuses: [
      ['nothing', {}, 422, 'code'],
      ['letters', { code: 'abcdef' }, 422, 'code'],
    ],
  },
  {
    name: 'a second factor removed',
    path: '/staff/account/second-factor/remove',
    cookie: accountCookie,
    fields: ['password', 'code'],
    refuses: [['nothing', {}, 422, 'password']],
  },
];
