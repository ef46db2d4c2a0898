import type { OwnAccount, Proved, SignIn, StaffAccounts } from '../../shared/people/staff-sign-in.ts';

export const PASSWORD = 'Right-Password-1';
/** The session that is open for a browser which a test signs in without the form. */
export const SESSION_OF = (email: string): string => `session-of-${email}`;
export const COOKIE_OF = (email: string): string => `__Secure-afterword-staff=token:${email}`;

/** Passwords kept in the test: `new@example.org` has to choose one, `busy@example.org` tried too often. */
export const fakeSignIn: SignIn = {
  async authenticate(email, password) {
    if (email === 'busy@example.org') return { kind: 'refused', why: 'too-often' };
    if (password !== PASSWORD) return { kind: 'refused', why: 'wrong' };
    if (email === 'new@example.org') return { kind: 'choose-password', challenge: 'u1 session' };
    return { kind: 'signed-in', token: `token:${email}`, access: `access:${email}` };
  },
  async choosePassword(challenge, password) {
    if (challenge !== 'u1 session') return { kind: 'refused', why: 'challenge-over' };
    if (password.length < 12) return { kind: 'refused', why: 'weak-password' };
    return { kind: 'signed-in', token: 'token:new@example.org', access: 'access:new@example.org' };
  },
  giveCode: async () => ({ kind: 'refused', why: 'challenge-over' }),
  async verify(token) {
    const email = /^token:(.+)$/.exec(token)?.[1];
    if (!email || email.startsWith('unverified')) return undefined;
    const groups = email === 'organiser@example.org' ? ['organisers'] : [];
    return { email, groups, session: SESSION_OF(email) } satisfies Proved;
  },
  forgot: async () => {},
  choosePasswordAgain: async () => 'wrong-code',
};

/** Nobody has a second factor here; the tests of the sign-in ask the Cognito engine. */
export const fakeOwnAccount: OwnAccount = {
  changePassword: async () => 'wrong',
  hasSecondFactor: async () => false,
  newSecret: async () => 'JBSWY3DPEHPK3PXP',
  confirmSecondFactor: async () => 'wrong-code',
  removeSecondFactor: async () => 'done',
  signOutEverywhere: async () => {},
};

/** Accounts kept in the test, and who was invited. */
export function fakeAccounts(): StaffAccounts & { readonly invited: string[] } {
  const invited: string[] = [];
  const disabled = new Set<string>();
  return {
    invited,
    stateOf: async (email) => (disabled.has(email) ? 'disabled' : invited.includes(email) ? 'invited' : 'none'),
    async invite(email) {
      const again = invited.includes(email);
      invited.push(email);
      return again ? 'sent-again' : 'made';
    },
    async setEnabled(email, enabled) {
      if (enabled) disabled.delete(email);
      else disabled.add(email);
    },
    removeSecondFactor: async () => {},
  };
}
