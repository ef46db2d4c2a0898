import type { SignIn, StaffIdentity } from '../../shared/people/staff-sign-in.ts';

export const PASSWORD = 'Right-Password-1';
export const COOKIE_OF = (email: string): string => `__Secure-afterword-staff=token:${email}`;

/** Passwords kept in the test: `new@example.org` has to choose one, `busy@example.org` tried too often. */
export const fakeSignIn: SignIn = {
  async authenticate(email, password) {
    if (email === 'busy@example.org') return { kind: 'refused', why: 'too-often' };
    if (password !== PASSWORD) return { kind: 'refused', why: 'wrong' };
    if (email === 'new@example.org') return { kind: 'choose-password', challenge: 'u1 session' };
    return { kind: 'signed-in', token: `token:${email}` };
  },
  async choosePassword(challenge, password) {
    if (challenge !== 'u1 session') return { kind: 'refused', why: 'challenge-over' };
    if (password.length < 12) return { kind: 'refused', why: 'weak-password' };
    return { kind: 'signed-in', token: 'token:new@example.org' };
  },
  async verify(token) {
    const email = /^token:(.+)$/.exec(token)?.[1];
    if (!email || email.startsWith('unverified')) return undefined;
    return { email, groups: email === 'organiser@example.org' ? ['organisers'] : [] } satisfies StaffIdentity;
  },
};
