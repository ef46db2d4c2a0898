import * as z from 'zod';
import { noted } from '../../../shared/audit/audit.store.ts';
import { endSessions, openSession } from '../../../shared/people/staff-sessions.store.ts';
import type { Proved } from '../../../shared/people/staff-sign-in.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { AccountJson, PasswordChangedJson, SecondFactorJson, SecretJson, SignedOutJson } from '../api/account.ts';
import type { StaffContext } from '../context.ts';
import { ACCOUNT, accessOf, NO_SESSION, SIGN_IN, signedInPost, signedInRoute } from '../session.ts';
import { SENTENCE } from '../sign-in.tsx';
import { AccountPage, type Done, EnrolPage } from './page.tsx';

const Password = z.string().min(1, 'Please give the password.').max(256, 'A password has at most 256 characters.');
const Code = z
  .string()
  .transform((code) => code.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'The code has six digits.'));
const ChangeSchema = z.object({ from: Password, to: Password });
const ConfirmSchema = z.object({ code: Code });
const RemoveSchema = z.object({ password: Password, code: Code });
const SecretSchema = z.string().regex(/^[A-Z2-7]{16,128}$/);

/** One's own account: the password, the second factor, and the end of every session. */
export function accountRoutes(context: StaffContext): Route[] {
  const { ownAccount, table } = context;
  const post = (
    path: string,
    takes: z.ZodType,
    act: (identity: Proved, request: Request, access: string) => Promise<Reply>,
  ): Route =>
    signedInPost(context, `${ACCOUNT}${path}`, takes, (identity, request) =>
      onPage(context, identity, request, () => act(identity, request, requireAccess(request))),
    );
  return [
    signedInRoute(context, 'GET', ACCOUNT, (identity, request) => show(context, identity, request)),
    post('/password', ChangeSchema, async (identity, request, access) => {
      const { from, to } = parseFields(ChangeSchema, fieldsOf(request.body));
      const outcome = await ownAccount.changePassword(access, from, to);
      if (outcome === 'weak-password') throw refused({ to: SENTENCE[outcome] });
      if (outcome === 'too-often') throw refused({ from: SENTENCE[outcome] });
      if (outcome !== 'done') throw refused({ from: 'This is not your password now.' });
      // Whoever knew the old one is out; this browser stays.
      await endSessions(table, identity.email);
      await openSession(table, identity.email, identity.session, request.now);
      await noted(table, 'password-changed');
      return changed<typeof PasswordChangedJson>(request, `${ACCOUNT}?done=password`, { changed: true });
    }),
    post('/second-factor', NoFieldsSchema, async (identity, request, access) => {
      if (await ownAccount.hasSecondFactor(access)) throw new Refusal('conflict', 'Your second factor is on already.');
      const secret = await ownAccount.newSecret(access);
      if (secret === undefined) throw accessIsOver();
      return answer<typeof SecretJson>(request, {
        page: () => <EnrolPage identity={identity} secret={secret} errors={{}} />,
        json: { secret },
      });
    }),
    post(
      '/second-factor/confirm',
      ConfirmSchema.extend({ secret: SecretSchema.optional() }),
      async (identity, request, access) => {
        const fields = fieldsOf(request.body);
        const secret = SecretSchema.safeParse(fields.secret);
        try {
          const { code } = parseFields(ConfirmSchema, fields);
          const outcome = await ownAccount.confirmSecondFactor(access, code);
          if (outcome !== 'done') throw refused({ code: SENTENCE[outcome] });
        } catch (error) {
          // The same picture again: the app has it already.
          if (!(error instanceof Refusal && error.reason === 'invalid' && secret.success) || request.wantsJson)
            throw error;
          return page(<EnrolPage identity={identity} secret={secret.data} errors={error.fields} />, { status: 422 });
        }
        await noted(table, 'second-factor-on');
        return changed<typeof SecondFactorJson>(request, `${ACCOUNT}?done=second-factor-on`, { secondFactor: true });
      },
    ),
    post('/second-factor/remove', RemoveSchema, async (identity, request) => {
      const { password, code } = parseFields(RemoveSchema, fieldsOf(request.body));
      await removeSecondFactor(context, identity, password, code);
      await noted(table, 'second-factor-off');
      return changed<typeof SecondFactorJson>(request, `${ACCOUNT}?done=second-factor-off`, { secondFactor: false });
    }),
    post('/end-sessions', NoFieldsSchema, async (identity, request, access) => {
      await endSessions(table, identity.email);
      await noted(table, 'sessions-ended');
      await ownAccount.signOutEverywhere(access);
      return changed<typeof SignedOutJson>(request, SIGN_IN, { signedIn: false }, { cookies: NO_SESSION });
    }),
  ];
}

/** Whoever takes it off proves both factors once more: an open browser alone is not enough. */
async function removeSecondFactor(
  { signIn, ownAccount }: StaffContext,
  { email }: Proved,
  password: string,
  code: string,
) {
  const first = await signIn.authenticate(email, password);
  if (first.kind === 'signed-in') throw new Refusal('conflict', 'Your second factor is off already.');
  if (first.kind !== 'give-code') {
    throw refused({
      password:
        first.kind === 'refused' && first.why === 'too-often' ? SENTENCE['too-often'] : 'This is not your password.',
    });
  }
  const second = await signIn.giveCode(first.challenge, code);
  if (second.kind !== 'signed-in') throw refused({ code: SENTENCE['wrong-code'] });
  const outcome = await ownAccount.removeSecondFactor(second.access);
  if (outcome !== 'done') throw refused({ code: SENTENCE[outcome] });
}

const refused = (fields: FieldErrors): Refusal => new Refusal('invalid', 'Nothing was changed.', fields);

const accessIsOver = (): Refusal =>
  new Refusal('conflict', 'To change your account, please sign out and sign in once more first. Nothing was changed.');

/** @throws Refusal `conflict` for a session that was begun in another way */
function requireAccess(request: Request): string {
  const access = accessOf(request);
  if (access === undefined) throw accessIsOver();
  return access;
}

const DONE: Readonly<Record<Done, true>> = { password: true, 'second-factor-on': true, 'second-factor-off': true };
const isDone = (word: string): word is Done => Object.hasOwn(DONE, word);

async function show(
  { ownAccount }: StaffContext,
  identity: Proved,
  request: Request,
  errors: FieldErrors = {},
): Promise<Reply> {
  const access = accessOf(request);
  const secondFactor = access === undefined ? undefined : await ownAccount.hasSecondFactor(access);
  const done = request.query.get('done') ?? '';
  const shown = { identity, secondFactor, errors, ...(isDone(done) && { done }) };
  return answer<typeof AccountJson>(
    request,
    { page: () => <AccountPage {...shown} />, json: { email: identity.email, secondFactor: secondFactor ?? null } },
    { status: Object.keys(errors).length > 0 ? 422 : 200 },
  );
}

async function onPage(
  context: StaffContext,
  identity: Proved,
  request: Request,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return show(context, identity, request, error.fields);
  }
}
