import { randomBytes, randomUUID } from 'node:crypto';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { CognitoError } from 'cognito-local/lib/errors.js';
import keys from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' };
import type { UserPoolService } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';

/** What Cognito asks before an operation, and cognito-local does not; each is listed in docs/engines.md. */

type Operate = (operation: string, request: unknown) => Promise<unknown>;

export interface EdgeOptions {
  readonly poolId: string;
  readonly clientId: string;
  readonly pool: Pick<UserPoolService, 'getUserByUsername' | 'saveUser'>;
  readonly context: Parameters<UserPoolService['getUserByUsername']>[0];
  readonly operate: Operate;
  /** Real epoch ms: tokens and locks keep real time. */
  readonly now?: () => number;
}

const RequestSchema = z.looseObject({
  Username: z.string().optional(),
  Password: z.string().optional(),
  PreviousPassword: z.string().optional(),
  ProposedPassword: z.string().optional(),
  AccessToken: z.string().optional(),
  ConfirmationCode: z.string().optional(),
  AuthFlow: z.string().optional(),
  AuthParameters: z.looseObject({ USERNAME: z.string().optional(), PASSWORD: z.string().optional() }).optional(),
  ChallengeName: z.string().optional(),
  Session: z.string().optional(),
  ChallengeResponses: z.record(z.string(), z.string()).optional(),
  MessageAction: z.string().optional(),
  TemporaryPassword: z.string().optional(),
});
type EdgeRequest = z.infer<typeof RequestSchema>;

const ChallengeSchema = z.looseObject({
  ChallengeName: z.string(),
  Session: z.string(),
  ChallengeParameters: z.looseObject({ USER_ID_FOR_SRP: z.string() }),
});

const SESSION_MS = 3 * 60_000;
const CODE_MS = 60 * 60_000;
const FREE_TRIES = 5;
const LONGEST_LOCK_MS = 15 * 60_000;

const refuse = (name: string, message: string): never => {
  throw new CognitoError(name, message);
};
const notAuthorised = (message: string): never => refuse('NotAuthorizedException', message);

/** The operations of a pool with what AWS asks before each of them. */
export function cognitoEdge({ poolId, clientId, pool, context, operate, now = Date.now }: EdgeOptions): Operate {
  const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse: 'access' });
  verifier.cacheJwks({ keys: [{ ...keys.jwk, use: 'sig', alg: 'RS256' }] });
  const failures = new Map<string, { count: number; until: number }>();
  const sessions = new Map<string, { challenge: string; username: string; until: number }>();
  const codesSentAt = new Map<string, number>();
  const usedCodes = new Map<string, string>();
  const signedOutAt = new Map<string, number>();

  /** Cognito's lock: five tries are free, then one second, and twice as long after each further one. */
  async function counted(name: string, act: () => Promise<unknown>): Promise<unknown> {
    const key = name.toLowerCase();
    const failed = failures.get(key) ?? { count: 0, until: 0 };
    if (now() < failed.until) notAuthorised('Password attempts exceeded');
    try {
      const answer = await act();
      failures.delete(key);
      return answer;
    } catch (error) {
      const count = failed.count + 1;
      const lock = count < FREE_TRIES ? 0 : Math.min(LONGEST_LOCK_MS, 1000 * 2 ** (count - FREE_TRIES));
      failures.set(key, { count, until: now() + lock });
      throw error;
    }
  }

  async function initiate(request: EdgeRequest): Promise<unknown> {
    const { USERNAME = '', PASSWORD } = request.AuthParameters ?? {};
    if (request.AuthFlow !== 'USER_PASSWORD_AUTH') return operate('InitiateAuth', request);
    return counted(USERNAME, async () => {
      const user = await pool.getUserByUsername(context, USERNAME);
      // The engine asks whoever has to choose a password for no password at all.
      if (!user || user.Password !== PASSWORD) notAuthorised('Incorrect username or password.');
      if (user?.Enabled === false) notAuthorised('User is disabled.');
      return remembered(await operate('InitiateAuth', request));
    });
  }

  /** The engine takes any session for any user, so that a code alone would sign in. */
  function remembered(answer: unknown): unknown {
    const challenge = ChallengeSchema.safeParse(answer);
    if (!challenge.success) return answer;
    const { ChallengeName, ChallengeParameters } = challenge.data;
    const Session = `${randomUUID()}${randomBytes(32).toString('base64url')}`;
    const username = ChallengeParameters.USER_ID_FOR_SRP;
    sessions.set(Session, { challenge: ChallengeName, username, until: now() + SESSION_MS });
    return { ...challenge.data, Session };
  }

  async function respond(request: EdgeRequest): Promise<unknown> {
    const { USERNAME = '', NEW_PASSWORD, SOFTWARE_TOKEN_MFA_CODE: code } = request.ChallengeResponses ?? {};
    const session = sessions.get(request.Session ?? '');
    if (!session || session.username !== USERNAME || session.challenge !== request.ChallengeName) {
      notAuthorised('Invalid session for the user.');
    }
    if ((session?.until ?? 0) < now()) notAuthorised('Invalid session for the user, session is expired.');
    if (NEW_PASSWORD !== undefined) mustBeStrong(NEW_PASSWORD);
    if (code !== undefined && usedCodes.get(USERNAME) === code) {
      refuse('ExpiredCodeException', 'Your software token has already been used once.');
    }
    const answer = await counted(`${USERNAME} code`, () => operate('RespondToAuthChallenge', request));
    if (code !== undefined) usedCodes.set(USERNAME, code);
    sessions.delete(request.Session ?? '');
    return answer;
  }

  /** The engine reads the token and checks nothing of it. */
  async function ofToken(request: EdgeRequest): Promise<{ readonly sub: string }> {
    try {
      const { sub, iat } = await verifier.verify(request.AccessToken ?? '');
      // To the second, as the token says it: whoever signs in again at once is not signed out.
      if (iat < Math.floor((signedOutAt.get(sub) ?? 0) / 1000)) return notAuthorised('Access Token has been revoked');
      return { sub };
    } catch (error) {
      if (error instanceof CognitoError) throw error;
      return notAuthorised('Invalid Access Token');
    }
  }

  async function confirmForgotten(request: EdgeRequest): Promise<unknown> {
    const { Username = '', Password = '', ConfirmationCode = '' } = request;
    return counted(`${Username} reset`, async () => {
      const user = await pool.getUserByUsername(context, Username);
      const isOver = (codesSentAt.get(Username.toLowerCase()) ?? 0) + CODE_MS < now();
      if (!user || user.ConfirmationCode === undefined || isOver) {
        return refuse('ExpiredCodeException', 'Invalid code provided, please request a code again.');
      }
      if (user.ConfirmationCode !== ConfirmationCode) {
        return refuse('CodeMismatchException', 'Invalid verification code provided, please try again.');
      }
      mustBeStrong(Password);
      return operate('ConfirmForgotPassword', request);
    });
  }

  async function forgot(request: EdgeRequest): Promise<unknown> {
    const { Username = '' } = request;
    const user = await pool.getUserByUsername(context, Username);
    // With the client's `PreventUserExistenceErrors` an unknown name is answered like any other.
    if (!user) return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: '***' } };
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
      return notAuthorised('User password cannot be reset in the current state.');
    }
    codesSentAt.set(Username.toLowerCase(), now());
    return operate('ForgotPassword', request);
  }

  async function create(request: EdgeRequest): Promise<unknown> {
    const TemporaryPassword = request.TemporaryPassword ?? temporaryPassword();
    if (request.MessageAction !== 'RESEND') return operate('AdminCreateUser', { ...request, TemporaryPassword });
    // The engine cannot send again: the user as it is, made once more.
    const user = await pool.getUserByUsername(context, request.Username ?? '');
    if (!user) return refuse('UserNotFoundException', 'User does not exist.');
    await operate('AdminDeleteUser', { UserPoolId: poolId, Username: request.Username });
    const { MessageAction: _, ...rest } = request;
    return operate('AdminCreateUser', { ...rest, TemporaryPassword });
  }

  async function withoutSecondFactor(request: EdgeRequest): Promise<unknown> {
    const user = await pool.getUserByUsername(context, request.Username ?? '');
    if (!user) return refuse('UserNotFoundException', 'User does not exist.');
    await pool.saveUser(context, { ...user, UserMFASettingList: [] });
    return {};
  }

  return async (operation, raw) => {
    const request = RequestSchema.parse(raw);
    switch (operation) {
      case 'InitiateAuth':
        return initiate(request);
      case 'RespondToAuthChallenge':
        return respond(request);
      case 'ForgotPassword':
        return forgot(request);
      case 'ConfirmForgotPassword':
        return confirmForgotten(request);
      case 'AdminCreateUser':
        return create(request);
      case 'AdminSetUserMFAPreference':
        return withoutSecondFactor(request);
      case 'GlobalSignOut':
        signedOutAt.set((await ofToken(request)).sub, now());
        return {};
      case 'ChangePassword': {
        const { sub } = await ofToken(request);
        return counted(`${sub} change`, async () => {
          const user = await pool.getUserByUsername(context, sub);
          if (user?.Password !== request.PreviousPassword) return notAuthorised('Incorrect username or password.');
          mustBeStrong(request.ProposedPassword ?? '');
          return operate(operation, request);
        });
      }
      case 'GetUser':
      case 'AssociateSoftwareToken':
      case 'VerifySoftwareToken':
      case 'SetUserMFAPreference':
        await ofToken(request);
        return operate(operation, request);
      default:
        return operate(operation, raw);
    }
  };
}

/** The template's password policy. */
const KINDS_OF_CHARACTERS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/];

function mustBeStrong(password: string): void {
  if (password.length >= 12 && KINDS_OF_CHARACTERS.every((kind) => kind.test(password))) return;
  refuse('InvalidPasswordException', 'Password did not conform with policy.');
}

const temporaryPassword = (): string => `aA1!${randomBytes(9).toString('base64url')}`;
