import type { StaffIdentity } from '../../../shared/people/staff-sign-in.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, TextField } from '../../../shared/web/form.tsx';
import { ConsolePage } from '../frame.tsx';
import { ACCOUNT } from '../session.ts';
import { QrCode } from './qr.tsx';

export type Done = 'password' | 'second-factor-on' | 'second-factor-off';

const SAID: Readonly<Record<Done, string>> = {
  password: 'Your password is changed. Every other browser in which you were signed in is signed out.',
  'second-factor-on': 'The second factor is on. The next sign-in asks for a code of your app.',
  'second-factor-off': 'The second factor is off. The password alone signs you in.',
};

/** `secondFactor`: `undefined` where this session cannot tell, and can change nothing. */
export function AccountPage({
  identity,
  secondFactor,
  errors,
  done,
}: {
  readonly identity: StaffIdentity;
  readonly secondFactor: boolean | undefined;
  readonly errors: FieldErrors;
  readonly done?: Done;
}) {
  return (
    <ConsolePage identity={identity} title="My account">
      <h1>My account</h1>
      {done && (
        <p class="note good" role="status">
          {SAID[done]}
        </p>
      )}
      <ErrorSummary errors={errors} />
      {secondFactor === undefined ? (
        <p class="note">To change your account, please sign out and sign in once more.</p>
      ) : (
        <>
          <h2>Second factor</h2>
          {secondFactor ? <RemoveForm errors={errors} /> : <EnrolForm />}
          <h2>Password</h2>
          <PasswordForm errors={errors} />
        </>
      )}
      <h2>Sessions</h2>
      <form method="post" action={`${ACCOUNT}/end-sessions`} class="card" data-once>
        <p>
          You signed in somewhere and did not sign out, or a device is lost? This ends every session of yours at once,
          this one too.
        </p>
        <div class="actions">
          <button class="danger" type="submit">
            Sign out everywhere
          </button>
        </div>
      </form>
    </ConsolePage>
  );
}

function EnrolForm() {
  return (
    <form method="post" action={`${ACCOUNT}/second-factor`} class="card" data-once>
      <p>
        <span class="tag warn">off</span> With a second factor a stolen password is not enough: the sign-in also asks
        for six digits that an authenticator app on your telephone shows.
      </p>
      <div class="actions">
        <button type="submit">Turn on</button>
      </div>
    </form>
  );
}

function RemoveForm({ errors }: { readonly errors: FieldErrors }) {
  return (
    <form method="post" action={`${ACCOUNT}/second-factor/remove`} class="card" data-once>
      <p>
        <span class="tag good">on</span> The sign-in asks for a code of your app. For another telephone, turn it off
        here and on again.
      </p>
      <TextField
        name="password"
        label="Password"
        type="password"
        autocomplete="current-password"
        errors={errors}
        required
      />
      <CodeField label="Code that the app shows now" errors={errors} />
      <div class="actions">
        <button class="danger" type="submit">
          Turn off
        </button>
      </div>
    </form>
  );
}

function PasswordForm({ errors }: { readonly errors: FieldErrors }) {
  return (
    <form method="post" action={`${ACCOUNT}/password`} class="card" data-once>
      <TextField
        name="from"
        label="Password now"
        type="password"
        autocomplete="current-password"
        errors={errors}
        required
      />
      <TextField
        name="to"
        label="New password"
        hint="At least 12 characters, with small and capital letters, a digit and a sign such as ! or %."
        type="password"
        autocomplete="new-password"
        errors={errors}
        required
      />
      <div class="actions">
        <button type="submit">Change the password</button>
      </div>
    </form>
  );
}

const CodeField = ({ label, errors }: { readonly label: string; readonly errors: FieldErrors }) => (
  <TextField
    name="code"
    label={label}
    hint="Six digits, such as 123 456."
    inputmode="numeric"
    autocomplete="one-time-code"
    errors={errors}
    required
  />
);

/** The secret, as a picture and in letters; it counts once a code made of it came back. */
export function EnrolPage({
  identity,
  secret,
  errors,
}: {
  readonly identity: StaffIdentity;
  readonly secret: string;
  readonly errors: FieldErrors;
}) {
  const account = encodeURIComponent(`Afterword:${identity.email}`);
  const uri = `otpauth://totp/${account}?secret=${secret}&issuer=Afterword`;
  return (
    <ConsolePage identity={identity} title="Turn the second factor on">
      <h1>Turn the second factor on</h1>
      <ErrorSummary errors={errors} />
      <ol class="steps">
        <li class="card">
          <h2>1. Add Afterword to your authenticator app</h2>
          <p>Scan this picture with the app. On this telephone itself, open the app by the link instead.</p>
          <p>
            <QrCode text={uri} label="QR code for an authenticator app; the same is written below in letters" />
          </p>
          <p>
            <a class="target" href={uri}>
              Open in an app on this device
            </a>
          </p>
          <p>
            Or type this key: <strong class="mono">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</strong>
          </p>
        </li>
        <li class="card">
          <h2>2. Confirm with a code</h2>
          <form method="post" action={`${ACCOUNT}/second-factor/confirm`} data-once>
            <input type="hidden" name="secret" value={secret} />
            <CodeField label="Code that the app shows now" errors={errors} />
            <div class="actions">
              <button type="submit">Confirm and turn on</button>
              <a class="button plain" href={ACCOUNT}>
                Leave it off
              </a>
            </div>
          </form>
        </li>
      </ol>
    </ConsolePage>
  );
}
