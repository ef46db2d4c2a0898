import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { ConsolePage } from './frame.tsx';
import { SIGN_IN } from './session.ts';

export const FIRST_PASSWORD = '/staff/first-password';
export const SECOND_FACTOR = '/staff/second-factor';
export const FORGOTTEN = '/staff/forgotten-password';

export interface FirstPassword {
  readonly email: string;
  readonly challenge: string;
  readonly next: string;
  readonly errors: FieldErrors;
}

export function SignInPage({
  next,
  email = '',
  problem,
}: {
  readonly next: string;
  readonly email?: string;
  readonly problem?: string;
}) {
  return (
    <ConsolePage title="Sign in">
      <h1>Sign in</h1>
      {problem && (
        <div class="note bad" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <p>
        For organisers and reviewers. If you took part in a workshop, you need no password: please use the personal link
        in your e-mail.
      </p>
      <form method="post" action={SIGN_IN} class="card" data-once>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={email}
          errors={{}}
          required
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          errors={{}}
          required
        />
        <div class="actions">
          <button type="submit">Sign in</button>
        </div>
      </form>
      <p>
        <a class="target" href={FORGOTTEN}>
          Forgotten the password?
        </a>
      </p>
      <p class="soft">
        You stay signed in for an hour. There is no self-registration: an organiser of a workshop adds you.
      </p>
    </ConsolePage>
  );
}

export function FirstPasswordPage({ email, challenge, next, errors }: FirstPassword) {
  return (
    <ConsolePage title="Choose your password">
      <h1>Choose your password</h1>
      <ErrorSummary errors={errors} />
      <p>
        The password from the e-mail was right, and it works only once. Please choose your own now; you will sign in
        with it from here on.
      </p>
      <form method="post" action={FIRST_PASSWORD} class="card" data-once>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="email" value={email} />
        <TextField
          name="password"
          label={`New password for ${email}`}
          hint="At least 12 characters, with small and capital letters, a digit and a sign such as ! or %."
          type="password"
          autocomplete="new-password"
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Save and sign in</button>
        </div>
      </form>
    </ConsolePage>
  );
}

/** After the password, where a second factor was set up. */
export function SecondFactorPage({ email, challenge, next, errors }: FirstPassword) {
  return (
    <ConsolePage title="Code of your app">
      <h1>Code of your app</h1>
      <ErrorSummary errors={errors} />
      <p>The password was right. Your account also asks for the six digits that your authenticator app shows now.</p>
      <form method="post" action={SECOND_FACTOR} class="card" data-once>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="challenge" value={challenge} />
        <input type="hidden" name="email" value={email} />
        <TextField
          name="code"
          label={`Code for ${email}`}
          hint="Six digits, such as 123 456."
          inputmode="numeric"
          autocomplete="one-time-code"
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Sign in</button>
        </div>
      </form>
      <p class="soft">
        The telephone is lost? An organiser who administers Afterword can take the second factor off your account, on
        the page “Staff” of a workshop.
      </p>
    </ConsolePage>
  );
}
