import * as z from 'zod';
import { membershipsOf } from '../../shared/people/membership.store.ts';
import { endSessions, openSession } from '../../shared/people/staff-sessions.store.ts';
import type { SignInOutcome, SignInRefusal } from '../../shared/people/staff-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import { normaliseEmail } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema, typedIn } from '../../shared/web/fields.ts';
import { changed, page, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { SignedInJson, SignedOutJson } from './api/account.ts';
import type { StaffContext } from './context.ts';
import { accessCookie, identityOf, NO_SESSION, ownPath, SIGN_IN, SIGN_OUT, sessionCookie } from './session.ts';
import {
  FIRST_PASSWORD,
  type FirstPassword,
  FirstPasswordPage,
  SECOND_FACTOR,
  SecondFactorPage,
  SignInPage,
} from './sign-in-pages.tsx';
import { notedOf } from './signed.ts';

/** Cognito's own limits; anything longer is no password and no session of its. */
const CredentialsSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(256),
  next: z.string().max(2000).default(''),
});
const CodeSchema = z.object({
  email: z.string().trim().min(1).max(254),
  code: z.string().max(20),
  challenge: z.string().min(1).max(4096),
  next: z.string().max(2000).default(''),
});
const FirstPasswordSchema = CredentialsSchema.extend({ challenge: z.string().min(1).max(4096) });

export const SENTENCE: Readonly<Record<SignInRefusal, string>> = {
  wrong:
    'The e-mail address or the password is not right. Please check both. If you have forgotten the password, choose a new one by the link below.',
  'wrong-code':
    'The code is not right. It changes every half minute: please type the one that your app shows now. Each works once only.',
  'too-often':
    'There were too many attempts for the moment. Please wait a quarter of an hour, then try again with care.',
  'challenge-over': 'This took longer than the few minutes allowed. Please sign in once more.',
  'weak-password':
    'This password is not strong enough. Please choose one of at least 12 characters with small and capital letters, a digit and a sign such as ! or %.',
  unsupported: 'Your account asks for a further step that this page does not have. Please ask whoever added you.',
};

/** Sign in, choose the first password, sign out. */
export function signInRoutes(context: StaffContext): Route[] {
  return [
    {
      method: 'GET',
      path: SIGN_IN,
      access: 'anybody',
      handle: async (request) => {
        const next = ownPath(request.query.get('next') ?? '', context.baseUrl);
        const identity = await identityOf(context, request);
        return identity ? seeOther(next) : page(<SignInPage next={next} />);
      },
    },
    {
      method: 'POST',
      path: SIGN_IN,
      takes: CredentialsSchema,
      access: 'anybody',
      handle: async (request) => {
        const given = CredentialsSchema.safeParse(fieldsOf(request.body));
        if (!given.success) return refused(request, context, 'wrong');
        const { email, password, next } = given.data;
        const outcome = await context.signIn.authenticate(email, password);
        return settled(context, request, outcome, email, ownPath(next, context.baseUrl));
      },
    },
    {
      method: 'POST',
      path: FIRST_PASSWORD,
      takes: FirstPasswordSchema,
      access: 'anybody',
      handle: async (request) => {
        const given = FirstPasswordSchema.safeParse(fieldsOf(request.body));
        if (!given.success) return refused(request, context, 'challenge-over');
        const { email, password, challenge } = given.data;
        const next = ownPath(given.data.next, context.baseUrl);
        const outcome = await context.signIn.choosePassword(challenge, password);
        if (outcome.kind === 'refused' && outcome.why === 'weak-password') {
          return choosePassword(request, { email, challenge, next, errors: { password: SENTENCE['weak-password'] } });
        }
        return settled(context, request, outcome, email, next);
      },
    },
    {
      method: 'POST',
      path: SECOND_FACTOR,
      takes: CodeSchema,
      access: 'anybody',
      handle: async (request) => {
        const given = CodeSchema.safeParse(fieldsOf(request.body));
        if (!given.success) return refused(request, context, 'challenge-over');
        const { email, code, challenge } = given.data;
        const next = ownPath(given.data.next, context.baseUrl);
        const outcome = await context.signIn.giveCode(challenge, code.replaceAll(/\s/g, ''));
        if (outcome.kind === 'refused' && outcome.why === 'wrong-code') {
          return giveCode(request, { email, challenge, next, errors: { code: SENTENCE['wrong-code'] } });
        }
        return settled(context, request, outcome, email, next);
      },
    },
    {
      method: 'POST',
      path: SIGN_OUT,
      takes: NoFieldsSchema,
      access: 'anybody',
      handle: async (request) => {
        const identity = await identityOf(context, request);
        if (identity) {
          await endSessions(context.table, identity.email, identity.session);
          await notedOf(context, request, identity.email, SIGN_OUT, 'signed-out');
        }
        return changed<typeof SignedOutJson>(request, SIGN_IN, { signedIn: false }, { cookies: NO_SESSION });
      },
    },
  ];
}

async function settled(
  context: StaffContext,
  request: Request,
  outcome: SignInOutcome,
  email: string,
  next: string,
): Promise<Reply> {
  switch (outcome.kind) {
    case 'choose-password':
      return choosePassword(request, { email, challenge: outcome.challenge, next, errors: {} });
    case 'give-code':
      return giveCode(request, { email, challenge: outcome.challenge, next, errors: {} });
    case 'refused':
      await failed(context, request, email);
      return refused(request, context, outcome.why, email);
    case 'signed-in': {
      const identity = await context.signIn.verify(outcome.token);
      if (!identity) {
        // Only whoever knows the password reads this, so it may say that the account exists.
        throw new Refusal(
          'forbidden',
          'Your e-mail address is not marked as verified in the user pool, so it cannot be trusted yet. Please ask whoever added you to verify it.',
        );
      }
      await openSession(context.table, identity.email, identity.session, request.now);
      await notedOf(context, request, identity.email, SIGN_IN, 'signed-in');
      const cookies = [sessionCookie(outcome.token), accessCookie(outcome.access)];
      return changed<typeof SignedInJson>(request, next, { email: identity.email }, { cookies });
    }
  }
}

/** Of addresses that are staff somewhere, once a minute: else strangers would fill the log, and no stranger's address is kept. */
async function failed(context: StaffContext, request: Request, email: string): Promise<void> {
  if ((await membershipsOf(context.table, email)).length === 0) return;
  await notedOf(context, request, normaliseEmail(email), SIGN_IN, 'sign-in-failed', { onceAMinute: true });
}

function refused(request: Request, context: StaffContext, why: SignInRefusal, email?: string): Reply {
  if (request.wantsJson) throw new Refusal('staff-not-signed-in', SENTENCE[why]);
  const fields = fieldsOf(request.body);
  const next = ownPath(typedIn(fields, 'next'), context.baseUrl);
  const typed = email ?? typedIn(fields, 'email').slice(0, 254);
  return page(<SignInPage next={next} email={typed} problem={SENTENCE[why]} />, { status: 401 });
}

function giveCode(request: Request, given: FirstPassword): Reply {
  if (request.wantsJson) {
    throw new Refusal(
      'staff-not-signed-in',
      given.errors.code ?? `This account asks for a code of its second factor. Please open ${SIGN_IN} in a browser.`,
    );
  }
  return page(<SecondFactorPage {...given} />, { status: Object.keys(given.errors).length > 0 ? 422 : 200 });
}

function choosePassword(request: Request, first: FirstPassword): Reply {
  if (request.wantsJson) {
    throw new Refusal(
      'staff-not-signed-in',
      first.errors.password ?? `This account needs a password of its own first. Please open ${SIGN_IN} in a browser.`,
    );
  }
  return page(<FirstPasswordPage {...first} />, { status: Object.keys(first.errors).length > 0 ? 422 : 200 });
}
