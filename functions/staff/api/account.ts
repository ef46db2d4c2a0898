import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

/** Signing in and out, and one's own account. */

const Yes = z.boolean();

export const AccountJson = z.object({ email: z.string(), secondFactor: Yes.nullable() });
export const SignedInJson = z.object({ email: z.string() });
export const SignedOutJson = z.object({ signedIn: Yes });
export const PasswordAskedJson = z.object({ asked: Yes });
export const PasswordChangedJson = z.object({ changed: Yes });
/** What an authenticator is set up with (base32); shown once. */
export const SecretJson = z.object({ secret: z.string() });
export const SecondFactorJson = z.object({ secondFactor: Yes });

const form = { noJson: 'a form for people; its POST takes JSON' };

export const accountApi = {
  'GET /staff/sign-in': { ...form, query: z.object({ /** Where to go afterwards. */ next: z.string().optional() }) },
  'POST /staff/sign-in': { response: SignedInJson, refuses: [401, 429] },
  'POST /staff/first-password': { response: SignedInJson, refuses: [401, 429] },
  'POST /staff/second-factor': { response: SignedInJson, refuses: [401, 429] },
  'POST /staff/sign-out': { response: SignedOutJson },
  'GET /staff/forgotten-password': form,
  'POST /staff/forgotten-password': { response: PasswordAskedJson },
  'POST /staff/forgotten-password/new': { response: PasswordChangedJson },
  'GET /staff/account': { response: AccountJson },
  'POST /staff/account/password': { response: PasswordChangedJson },
  'POST /staff/account/second-factor': { response: SecretJson },
  'POST /staff/account/second-factor/confirm': { response: SecondFactorJson },
  'POST /staff/account/second-factor/remove': { response: SecondFactorJson },
  'POST /staff/account/end-sessions': { response: SignedOutJson },
} satisfies Api;
