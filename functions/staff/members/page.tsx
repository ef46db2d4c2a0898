import * as z from 'zod';
import type { AccountState } from '../../../shared/people/staff-sign-in.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, SelectField, TextField } from '../../../shared/web/form.tsx';
import { type StaffMember, StaffRoleSchema } from '../../../shared/workshop/workshop.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

export const DoneSchema = z.enum(['added', 'invited', 'role', 'removed', 'disabled', 'enabled', 'no-second-factor']);
export type Done = z.infer<typeof DoneSchema>;

const SAID: Readonly<Record<Done, string>> = {
  added: 'Added. There is an account already: the workshop is in that person’s list after signing in.',
  invited: 'An e-mail with a first password is on its way. It is good for seven days.',
  role: 'The role is changed. It counts from the next click on.',
  removed: 'Removed. It counts from the next click on; the account stays, without any right here.',
  disabled: 'The account is disabled, and every session of it has ended.',
  enabled: 'The account is enabled again.',
  'no-second-factor': 'The second factor is off: the password alone signs in. Please ask for it to be turned on again.',
};

type Member = StaffMember & { readonly account?: AccountState };

interface Shown {
  readonly visit: StaffVisit;
  readonly members: readonly Member[];
  /** Whether whoever asks may change accounts, which serve all workshops. */
  readonly administers: boolean;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
  readonly problem?: string;
  readonly done?: Done;
}

/** The staff of a workshop. */
export function StaffListPage({ visit, members, administers, typed, errors, problem, done }: Shown) {
  const isOrganiser = visit.role === 'organiser';
  return (
    <StaffPage visit={visit} title="Staff" current="staff">
      <h1>Staff</h1>
      {done && (
        <p class="note good" role="status">
          {SAID[done]}
        </p>
      )}
      {problem && Object.keys(errors).length === 0 && (
        <div class="note bad" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <p>
        Viewers see what came in. Reviewers also recommend on papers and merge SWOT entries. Organisers do everything,
        decide, and get the mails for organisers.
      </p>
      <div class="grid">
        {members.map((member) => (
          <MemberCard key={member.email} {...{ visit, member, isOrganiser, administers }} />
        ))}
      </div>
      {isOrganiser && <AddForm visit={visit} typed={typed} errors={errors} />}
    </StaffPage>
  );
}

const ACCOUNT: Readonly<Record<AccountState, readonly [tone: string, words: string]>> = {
  none: ['warn', 'has no account'],
  invited: ['', 'invited, never signed in'],
  active: ['good', 'has an account'],
  disabled: ['bad', 'account disabled'],
};

function MemberCard({
  visit,
  member: { name, email, role, account },
  isOrganiser,
  administers,
}: Pick<Shown, 'visit' | 'administers'> & { readonly member: Member; readonly isOrganiser: boolean }) {
  const isOneself = email === visit.identity.email;
  return (
    <section class="card" aria-label={name}>
      <h2>{name}</h2>
      <p>
        <span class="mono">{email}</span>
        <br />
        <span class="tag">{role}</span>{' '}
        {account && <span class={`tag ${ACCOUNT[account][0]}`}>{ACCOUNT[account][1]}</span>}
        {isOneself && <span class="soft"> You</span>}
      </p>
      {isOrganiser && (
        <details>
          <summary>
            Change<span class="visually-hidden"> {name}</span>
          </summary>
          <form method="post" action={`${visit.home}/staff/role`} data-once>
            <input type="hidden" name="email" value={email} />
            <fieldset>
              <legend>Role</legend>
              <div class="options">
                {StaffRoleSchema.options.map((one) => (
                  <label key={one}>
                    <input type="radio" name="role" value={one} checked={one === role} required /> {one}
                  </label>
                ))}
              </div>
            </fieldset>
            <div class="actions">
              <button class="plain" type="submit">
                Change the role
              </button>
            </div>
          </form>
          <Act visit={visit} path="remove" email={email} label={isOneself ? 'Leave this workshop' : 'Remove'} danger />
          {(account === 'none' || account === 'invited') && (
            <Act visit={visit} path="account" email={email} act="invite" label="Send the invitation" />
          )}
          {administers && account === 'active' && (
            <>
              <Act
                visit={visit}
                path="account"
                email={email}
                act="no-second-factor"
                label="Take the second factor off"
              />
              {!isOneself && (
                <Act visit={visit} path="account" email={email} act="disable" label="Disable the account" danger />
              )}
            </>
          )}
          {administers && account === 'disabled' && (
            <Act visit={visit} path="account" email={email} act="enable" label="Enable the account" />
          )}
          <p>
            <a class="target" href={`${visit.home}/audit?${new URLSearchParams({ who: email })}`}>
              What {isOneself ? 'you' : name} did
            </a>
          </p>
        </details>
      )}
    </section>
  );
}

function Act({
  visit,
  path,
  email,
  act,
  label,
  danger = false,
}: {
  readonly visit: StaffVisit;
  readonly path: string;
  readonly email: string;
  readonly act?: string;
  readonly label: string;
  readonly danger?: boolean;
}) {
  return (
    <form method="post" action={`${visit.home}/staff/${path}`} data-once>
      <input type="hidden" name="email" value={email} />
      {act && <input type="hidden" name="act" value={act} />}
      <p>
        <button class={danger ? 'danger' : 'plain'} type="submit">
          {label}
        </button>
      </p>
    </form>
  );
}

function AddForm({ visit, typed, errors }: Pick<Shown, 'visit' | 'typed' | 'errors'>) {
  return (
    <>
      <h2>Add somebody</h2>
      <form method="post" action={`${visit.home}/staff`} class="card" data-once>
        <TextField name="name" label="Name" value={typedIn(typed, 'name')} errors={errors} required maxLength={300} />
        <TextField
          name="email"
          label="E-mail address"
          hint="Whoever reads its mail gets the role: please check it."
          type="email"
          value={typedIn(typed, 'email')}
          errors={errors}
          required
        />
        <SelectField
          name="role"
          label="Role"
          choices={StaffRoleSchema.options.map((value) => ({ value, label: value }))}
          otherwise="Please choose"
          value={typedIn(typed, 'role')}
          errors={errors}
          required
        />
        <div class="actions">
          <button type="submit">Add</button>
        </div>
        <p class="soft">Whoever has no account yet gets an e-mail with a first password.</p>
      </form>
    </>
  );
}
