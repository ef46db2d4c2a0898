import {
  type ChallengeNameType,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
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
import { refusalOf } from './cognito-refusals.ts';
import type { Proved, SignIn, SignInOutcome, SignInRefusal } from './staff-sign-in.ts';

interface PoolClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** The claims of an id token that Afterword reads. Cognito writes `cognito:groups` only where there are some. */
const ClaimsSchema = z.object({
  email: z.email(),
  email_verified: z.union([z.boolean(), z.stringbool()]),
  'cognito:groups': z.array(z.string()).default([]),
  jti: z.string(),
});

/** Staff sign-in by a Cognito user pool: the console's own forms, checked with USER_PASSWORD_AUTH. */
export function openSignIn(
  { userPoolId, clientId }: PoolClient,
  client = new CognitoIdentityProviderClient({}),
): SignIn {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id' });
  const respond = (
    challenge: string,
    name: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA',
    responses: Record<string, string>,
  ) => {
    const [USERNAME = '', Session] = challenge.split(' ');
    const ChallengeResponses = { USERNAME, ...responses };
    return outcomeOf(
      USERNAME,
      () =>
        client.send(
          new RespondToAuthChallengeCommand({ ClientId: clientId, ChallengeName: name, Session, ChallengeResponses }),
        ),
      'challenge-over',
    );
  };
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
    choosePassword: (challenge, NEW_PASSWORD) => respond(challenge, 'NEW_PASSWORD_REQUIRED', { NEW_PASSWORD }),
    giveCode: (challenge, SOFTWARE_TOKEN_MFA_CODE) =>
      respond(challenge, 'SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE }),
    async verify(token) {
      try {
        return identityOf(await verifier.verify(token));
      } catch (error) {
        if (isTokensFault(error)) return undefined;
        throw error;
      }
    },
    async forgot(Username) {
      try {
        await client.send(new ForgotPasswordCommand({ ClientId: clientId, Username }));
      } catch (error) {
        // No account, no address to send to, too often: whoever asks learns none of it.
        if (!refusalOf(error, 'wrong')) throw error;
      }
    },
    async choosePasswordAgain(Username, ConfirmationCode, Password) {
      try {
        await client.send(
          new ConfirmForgotPasswordCommand({ ClientId: clientId, Username, ConfirmationCode, Password }),
        );
        return 'done';
      } catch (error) {
        const why = refusalOf(error, 'wrong-code');
        if (!why) throw error;
        return why === 'wrong' ? 'wrong-code' : why;
      }
    },
  };
}

/**
 * An address that its owner has not verified proves nothing: in Cognito a user may write another address into their own
 * account, and it stays unverified until a code that was sent there is entered.
 */
function identityOf(claims: unknown): Proved | undefined {
  const parsed = ClaimsSchema.safeParse(claims);
  if (!parsed.success || !parsed.data.email_verified) return undefined;
  const { email, jti } = parsed.data;
  return { email: normaliseEmail(email), groups: parsed.data['cognito:groups'], session: jti };
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
  readonly AuthenticationResult?:
    | { readonly IdToken?: string | undefined; readonly AccessToken?: string | undefined }
    | undefined;
}

/** A challenge names the account by `USER_ID_FOR_SRP`, since it takes no e-mail address in a username's place. */
async function outcomeOf(
  email: string,
  ask: () => Promise<AuthReply>,
  notAuthorised: SignInRefusal = 'wrong',
): Promise<SignInOutcome> {
  try {
    const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = await ask();
    if (AuthenticationResult?.IdToken && AuthenticationResult.AccessToken) {
      return { kind: 'signed-in', token: AuthenticationResult.IdToken, access: AuthenticationResult.AccessToken };
    }
    const challenge = `${ChallengeParameters?.USER_ID_FOR_SRP ?? email} ${Session}`;
    if (ChallengeName === 'NEW_PASSWORD_REQUIRED' && Session) return { kind: 'choose-password', challenge };
    if (ChallengeName === 'SOFTWARE_TOKEN_MFA' && Session) return { kind: 'give-code', challenge };
    return { kind: 'refused', why: 'unsupported' };
  } catch (error) {
    const why = refusalOf(error, notAuthorised);
    if (!why) throw error;
    return { kind: 'refused', why };
  }
}
