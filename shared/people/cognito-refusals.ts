import type { SignInRefusal } from './staff-sign-in.ts';

/** What Cognito's exceptions mean here, by their names. */
const REFUSALS: Readonly<Record<string, SignInRefusal>> = {
  // An unknown address, one that is not confirmed and a wrong password are one answer, so that nobody can try addresses out.
  UserNotFoundException: 'wrong',
  UserNotConfirmedException: 'wrong',
  PasswordResetRequiredException: 'wrong',
  InvalidParameterException: 'wrong',
  InvalidPasswordException: 'weak-password',
  PasswordHistoryPolicyViolationException: 'weak-password',
  CodeMismatchException: 'wrong-code',
  EnableSoftwareTokenMFAException: 'wrong-code',
  ExpiredCodeException: 'wrong-code',
  TooManyRequestsException: 'too-often',
  TooManyFailedAttemptsException: 'too-often',
  LimitExceededException: 'too-often',
};

/** `undefined` for what is no refusal but a fault. `notAuthorised`: what NotAuthorizedException means for this call. */
export function refusalOf(error: unknown, notAuthorised: SignInRefusal): SignInRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  // Cognito locks an account for a while after some failed attempts, and says so in the message only.
  if (error.name === 'NotAuthorizedException') return /attempts/i.test(error.message) ? 'too-often' : notAuthorised;
  return REFUSALS[error.name];
}
