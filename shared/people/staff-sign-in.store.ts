import {
  type ChallengeNameType,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  ExpiredCodeException,
  InitiateAuthCommand,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
  PasswordResetRequiredException,
  RespondToAuthChallengeCommand,
  TooManyFailedAttemptsException,
  TooManyRequestsException,
  UserNotConfirmedException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import {
  FailedAssertionError,
  JwtInvalidSignatureError,
  JwtParseError,
  JwtWithoutValidKidError,
  KidNotFoundInJwksError,
} from 'aws-jwt-verify/error';
import * as z from 'zod';
import { normaliseEmail } from '../store/keys.ts';
import type { SignIn, SignInOutcome, SignInRefusal, StaffIdentity } from './staff-sign-in.ts';

interface PoolClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** The claims of an id token that Afterword reads. Cognito writes `cognito:groups` only where there are some. */
const ClaimsSchema = z.object({
  email: z.email(),
  email_verified: z.union([z.boolean(), z.stringbool()]),
  'cognito:groups': z.array(z.string()).default([]),
});

/** Staff sign-in by a Cognito user pool: the console's own form, checked with USER_PASSWORD_AUTH. */
export function openSignIn(
  { userPoolId, clientId }: PoolClient,
  client = new CognitoIdentityProviderClient({}),
): SignIn {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' });
  return {
    authenticate: (USERNAME, PASSWORD) =>
      outcomeOf(USERNAME, () =>
        client.send(
          new InitiateAuthCommand({
            ClientId: clientId,
            AuthFlow: 'USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME, PASSWORD },
          }),
        ),
      ),
    choosePassword: (challenge, NEW_PASSWORD) => {
      const [USERNAME = '', Session] = challenge.split(' ');
      return outcomeOf(
        USERNAME,
        () =>
          client.send(
            new RespondToAuthChallengeCommand({
              ClientId: clientId,
              ChallengeName: 'NEW_PASSWORD_REQUIRED',
              Session,
              ChallengeResponses: { USERNAME, NEW_PASSWORD },
            }),
          ),
        'challenge-over',
      );
    },
    async verify(token) {
      try {
        return identityOf(await verifier.verify(token));
      } catch (error) {
        if (isTokensFault(error)) return undefined;
        throw error;
      }
    },
  };
}

/**
 * An address that its owner has not verified proves nothing: in Cognito a user may write another address into the own
 * account, and it stays unverified until a code that was sent there is entered.
 */
function identityOf(claims: unknown): StaffIdentity | undefined {
  const parsed = ClaimsSchema.safeParse(claims);
  if (!parsed.success || !parsed.data.email_verified) return undefined;
  return { email: normaliseEmail(parsed.data.email), groups: parsed.data['cognito:groups'] };
}

/** The token is wrong or over, as against: its keys could not be fetched, which is a fault of ours. */
const isTokensFault = (error: unknown): boolean =>
  [FailedAssertionError, JwtInvalidSignatureError, JwtParseError, JwtWithoutValidKidError, KidNotFoundInJwksError].some(
    (kind) => error instanceof kind,
  );

interface AuthReply {
  readonly ChallengeName?: ChallengeNameType | undefined;
  readonly ChallengeParameters?: Record<string, string> | undefined;
  readonly Session?: string | undefined;
  readonly AuthenticationResult?: { readonly IdToken?: string | undefined } | undefined;
}

/** A challenge names the account by `USER_ID_FOR_SRP`, since it takes no e-mail address in a username's place. */
async function outcomeOf(
  email: string,
  ask: () => Promise<AuthReply>,
  notAuthorised: SignInRefusal = 'wrong',
): Promise<SignInOutcome> {
  try {
    const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = await ask();
    if (AuthenticationResult?.IdToken) return { kind: 'signed-in', token: AuthenticationResult.IdToken };
    return ChallengeName === 'NEW_PASSWORD_REQUIRED' && Session
      ? { kind: 'choose-password', challenge: `${ChallengeParameters?.USER_ID_FOR_SRP ?? email} ${Session}` }
      : { kind: 'refused', why: 'unsupported' };
  } catch (error) {
    const why = refusalOf(error, notAuthorised);
    if (!why) throw error;
    return { kind: 'refused', why };
  }
}

/** An unknown address, one that is not confirmed and a wrong password are one answer, so that nobody can try addresses out. */
function refusalOf(error: unknown, notAuthorised: SignInRefusal): SignInRefusal | undefined {
  // Cognito locks an account for a while after some failed attempts, and says so in the message only.
  if (error instanceof NotAuthorizedException) return /attempts/i.test(error.message) ? 'too-often' : notAuthorised;
  if (error instanceof UserNotFoundException || error instanceof UserNotConfirmedException) return 'wrong';
  if (error instanceof PasswordResetRequiredException || error instanceof InvalidParameterException) return 'wrong';
  if (error instanceof InvalidPasswordException || error instanceof PasswordHistoryPolicyViolationException) {
    return 'weak-password';
  }
  if (error instanceof CodeMismatchException || error instanceof ExpiredCodeException) return 'challenge-over';
  if (
    error instanceof TooManyRequestsException ||
    error instanceof TooManyFailedAttemptsException ||
    error instanceof LimitExceededException
  ) {
    return 'too-often';
  }
  return undefined;
}
