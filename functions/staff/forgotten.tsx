import * as z from 'zod';
import { endSessions } from '../../shared/people/staff-sessions.store.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { normaliseEmail } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { changed, json, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { PasswordAskedJson, PasswordChangedJson } from './api/account.ts';
import type { StaffContext } from './context.ts';
import { ConsolePage } from './frame.tsx';
import { SIGN_IN } from './session.ts';
import { SENTENCE } from './sign-in.tsx';
import { FORGOTTEN } from './sign-in-pages.tsx';
import { notedOf } from './signed.ts';

const CHOOSE = `${FORGOTTEN}/new`;

const Email = z
  .string('Please give your e-mail address.')
  .trim()
  .max(254, 'Please give your e-mail address.')
  .pipe(z.email('Please give your whole e-mail address, such as name@example.org.'));
const AskSchema = z.object({ email: Email });
const ChooseSchema = z.object({
  email: Email,
  code: z.string().trim().min(1, 'Please give the code from the e-mail.').max(20, 'The code has six digits.'),
  password: z.string().min(1, 'Please choose a password.').max(256, 'Please choose one of at most 256 characters.'),
});

/** A forgotten password: a code by mail, and with it a new one. For every address the answer is the same. */
export const forgottenRoutes = (context: StaffContext): Route[] => [
  {
    method: 'GET',
    path: FORGOTTEN,
    access: 'anybody',
    handle: async () => page(<AskPage typed="" errors={{}} />),
  },
  {
    method: 'POST',
    path: FORGOTTEN,
    takes: AskSchema,
    access: 'anybody',
    handle: (request) =>
      shownAgain(
        request,
        (fields, errors) => <AskPage typed={typedIn(fields, 'email')} errors={errors} />,
        async (fields) => {
          const { email } = parseFields(AskSchema, fields);
          await context.signIn.forgot(email);
          return request.wantsJson
            ? json<typeof PasswordAskedJson>({ asked: true })
            : page(<ChoosePage email={email} code="" errors={{}} />);
        },
      ),
  },
  {
    method: 'POST',
    path: CHOOSE,
    takes: ChooseSchema,
    access: 'anybody',
    handle: (request) =>
      shownAgain(
        request,
        (fields, errors) => (
          <ChoosePage email={typedIn(fields, 'email')} code={typedIn(fields, 'code')} errors={errors} />
        ),
        async (fields) => {
          const { email, code, password } = parseFields(ChooseSchema, fields);
          const outcome = await context.signIn.choosePasswordAgain(email, code, password);
          if (outcome !== 'done') throw refusalFor(outcome);
          // Whoever knew the old password is out.
          await endSessions(context.table, email);
          await notedOf(context, request, normaliseEmail(email), CHOOSE, 'password-reset');
          return changed<typeof PasswordChangedJson>(request, SIGN_IN, { changed: true });
        },
      ),
  },
];

function refusalFor(outcome: keyof typeof SENTENCE): Refusal {
  if (outcome === 'weak-password') return invalid({ password: SENTENCE['weak-password'] });
  if (outcome === 'too-often') return invalid({ code: SENTENCE['too-often'] });
  return invalid({
    code: 'This code is not right, or it is over: it works for an hour. Please check it, or ask for a new one.',
  });
}

const invalid = (fields: FieldErrors): Refusal => new Refusal('invalid', 'The password was not changed.', fields);

/** A page keeps what was typed; a program gets the refusal itself. */
async function shownAgain(
  request: Request,
  form: (fields: Record<string, unknown>, errors: FieldErrors) => Parameters<typeof page>[0],
  act: (fields: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply> {
  const fields = fieldsOf(request.body);
  try {
    return await act(fields);
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return page(form(fields, error.fields), { status: 422 });
  }
}

function AskPage({ typed, errors }: { readonly typed: string; readonly errors: FieldErrors }) {
  return (
    <ConsolePage title="Forgotten password">
      <h1>Forgotten password</h1>
      <ErrorSummary errors={errors} />
      <p>We send a code to your address. With it you choose a new password.</p>
      <form method="post" action={FORGOTTEN} class="card" data-once>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={typed}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Send the code</button>
          <a class="button plain" href={SIGN_IN}>
            Back to the sign-in
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

function ChoosePage({
  email,
  code,
  errors,
}: {
  readonly email: string;
  readonly code: string;
  readonly errors: FieldErrors;
}) {
  return (
    <ConsolePage title="Choose a new password">
      <h1>Choose a new password</h1>
      <ErrorSummary errors={errors} />
      <p>
        If there is an account for <strong>{email}</strong>, a code is on its way to that address. It works for an hour.
        If none arrives within some minutes, please look among unwanted mail, and then ask an organiser.
      </p>
      <form method="post" action={CHOOSE} class="card" data-once>
        <input type="hidden" name="email" value={email} />
        <TextField
          name="code"
          label="Code from the e-mail"
          inputmode="numeric"
          autocomplete="one-time-code"
          value={code}
          errors={errors}
          required
        />
        <TextField
          name="password"
          label="New password"
          hint="At least 12 characters, with small and capital letters, a digit and a sign such as ! or %."
          type="password"
          autocomplete="new-password"
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Save the password</button>
        </div>
      </form>
      <p>
        <a class="target" href={FORGOTTEN}>
          Ask for a new code
        </a>
      </p>
    </ConsolePage>
  );
}
