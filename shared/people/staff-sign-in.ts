/** Who a member of staff is, as the sign-in proves it. What one may do is said per workshop, by a membership. */
export interface StaffIdentity {
  readonly email: string;
  /** Groups of the user pool; `organisers` may create workshops. */
  readonly groups: readonly string[];
}

export type SignInOutcome =
  /** `token` proves who it is until the time that stands in it. */
  | { readonly kind: 'signed-in'; readonly token: string }
  /** The password that was sent by mail is right, and a password of one's own has to be chosen. `challenge` is opaque. */
  | { readonly kind: 'choose-password'; readonly challenge: string }
  | { readonly kind: 'refused'; readonly why: SignInRefusal };

export type SignInRefusal = 'wrong' | 'too-often' | 'challenge-over' | 'weak-password' | 'unsupported';

/** What the console needs of whoever keeps the passwords. */
export interface SignIn {
  authenticate(email: string, password: string): Promise<SignInOutcome>;
  choosePassword(challenge: string, password: string): Promise<SignInOutcome>;
  /** Whom a token proves, or `undefined` for one that is forged, over, or of somebody whose address is not verified. */
  verify(token: string): Promise<StaffIdentity | undefined>;
}
