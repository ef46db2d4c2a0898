/** Who a member of staff is, as the sign-in proves it. What one may do is said per workshop, by a membership. */
export interface StaffIdentity {
  readonly email: string;
  /** Groups of the user pool; `organisers` may create workshops. */
  readonly groups: readonly string[];
}

/** What a token proves: who it is, and by which session. */
export interface Proved extends StaffIdentity {
  readonly session: string;
}

export type SignInOutcome =
  /** `token` proves who it is until the time that stands in it; `access` lets the same person change their own account. */
  | { readonly kind: 'signed-in'; readonly token: string; readonly access: string }
  /** The password that was sent by mail is right, and a password of one's own has to be chosen. `challenge` is opaque. */
  | { readonly kind: 'choose-password'; readonly challenge: string }
  /** The password is right, and a code of the second factor has to follow. */
  | { readonly kind: 'give-code'; readonly challenge: string }
  | { readonly kind: 'refused'; readonly why: SignInRefusal };

export type SignInRefusal = 'wrong' | 'wrong-code' | 'too-often' | 'challenge-over' | 'weak-password' | 'unsupported';

/** What became of a change of one's own account. */
export type AccountOutcome = 'done' | SignInRefusal;

/** What the console needs of whoever keeps the passwords. */
export interface SignIn {
  authenticate(email: string, password: string): Promise<SignInOutcome>;
  choosePassword(challenge: string, password: string): Promise<SignInOutcome>;
  giveCode(challenge: string, code: string): Promise<SignInOutcome>;
  /** Whom a token proves, or `undefined` for one that is forged, over, or of somebody whose address is not verified. */
  verify(token: string): Promise<Proved | undefined>;
  /** Sends a code with which a new password may be chosen; the answer is the same for every address. */
  forgot(email: string): Promise<void>;
  /** `wrong-code` for every address that there is not, too. */
  choosePasswordAgain(email: string, code: string, password: string): Promise<AccountOutcome>;
}

/** What somebody who is signed in changes of their own account, proved by `access`. */
export interface OwnAccount {
  changePassword(access: string, from: string, to: string): Promise<AccountOutcome>;
  /** `undefined` where the access is over. */
  hasSecondFactor(access: string): Promise<boolean | undefined>;
  /** A new secret (base32), which counts once it was confirmed with a code; `undefined` where the access is over. */
  newSecret(access: string): Promise<string | undefined>;
  confirmSecondFactor(access: string, code: string): Promise<AccountOutcome>;
  removeSecondFactor(access: string): Promise<AccountOutcome>;
  /** Ends what Cognito itself would still renew. */
  signOutEverywhere(access: string): Promise<void>;
}

/** What is known of an account without being it. */
export type AccountState = 'none' | 'invited' | 'active' | 'disabled';

/** The accounts of others: the console makes those that are missing, and no more than it must. */
export interface StaffAccounts {
  stateOf(email: string): Promise<AccountState>;
  /** Makes an account and sends the mail with the first password; again to whoever never used it. */
  invite(email: string): Promise<'made' | 'sent-again' | 'there'>;
  setEnabled(email: string, enabled: boolean): Promise<void>;
  removeSecondFactor(email: string): Promise<void>;
}
