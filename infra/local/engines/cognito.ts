import type { IncomingMessage, ServerResponse } from 'node:http';
import { CognitoError } from 'cognito-local/lib/errors.js';
import keys from 'cognito-local/lib/keys/cognitoLocal.public.json' with { type: 'json' };
import * as z from 'zod';
import { LOCAL_ACCOUNT_ID } from '../physical.ts';
import { cognitoService } from '../rights/ask-json.ts';
import type { Gate } from '../rights/gate.ts';
import { guarded } from '../rights/guarded.ts';
import { type CognitoOptions, type Operate, poolOperations, TOKEN_HOURS } from './cognito-pool.ts';
import type { Engine } from './engine.ts';
import { answerJson, listen, readBody } from './listening.ts';

export type { CognitoOptions, LocalUser } from './cognito-pool.ts';

export interface CognitoEngine extends Engine {
  /** The `iss` of its tokens, which is AWS's; see cognito-route.ts for how its keys are found all the same. */
  readonly issuer: string;
  /** `http://127.0.0.1:PORT/POOL/.well-known/jwks.json` */
  readonly jwksUri: string;
}

const AMZ_JSON = 'application/x-amz-json-1.1';
const MAX_BODY = 1024 * 1024;

/**
 * Cognito user pools on the parts of cognito-local: its operations, token generator and keys, behind a listener and a
 * store of our own (its server reads its folder and port from the working directory and the environment).
 * @throws DamagedData, PortTaken
 */
export async function startCognito(options: CognitoOptions & { readonly gate?: Gate }): Promise<CognitoEngine> {
  const { poolId, region, port } = options;
  const operate = await poolOperations(options);
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${poolId}`;
  const jwksPath = `/${poolId}/.well-known/jwks.json`;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET' && request.url === jwksPath) return answerJson(response, 200, { keys: [keys.jwk] });
    await answerOperation(operate, request, response);
  };
  const service = cognitoService(`arn:aws:cognito-idp:${region}:${LOCAL_ACCOUNT_ID}:userpool/`);
  const { endpoint, close } = await listen(guarded(options.gate, service, answer), port);
  return { endpoint, stop: close, issuer, jwksUri: `${endpoint}${jwksPath}` };
}

async function answerOperation(operate: Operate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
  const body = await readBody(request, MAX_BODY);
  if (request.method !== 'POST' || !operation || !body) {
    return answerJson(response, 400, { __type: 'UnknownOperationException', message: 'No operation.' }, AMZ_JSON);
  }
  try {
    const answer: unknown = await operate(operation, JSON.parse(body.toString('utf8')));
    answerJson(response, 200, withTokenType(epochDates(answer)), AMZ_JSON);
  } catch (error) {
    const [status, type, message] = refusalOf(error);
    answerJson(response, status, { __type: type, message }, AMZ_JSON);
  }
}

/** AWS writes times as seconds; the engine hands out Dates. */
function epochDates(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer ?? {}, function (this: Record<string, unknown>, key, value: unknown) {
      const raw = this[key];
      return raw instanceof Date ? Math.floor(raw.getTime() / 1000) : value;
    }),
  );
}

const signedIn = z.looseObject({ AuthenticationResult: z.looseObject({ AccessToken: z.string() }) });

/** The engine leaves out two members that AWS always answers with tokens. */
function withTokenType(answer: unknown): unknown {
  const tokens = signedIn.safeParse(answer);
  if (!tokens.success) return answer;
  const AuthenticationResult = {
    ...tokens.data.AuthenticationResult,
    TokenType: 'Bearer',
    ExpiresIn: TOKEN_HOURS * 3600,
  };
  return { ...tokens.data, AuthenticationResult };
}

function refusalOf(error: unknown): [number, string, string] {
  if (error instanceof CognitoError) {
    return [400, error.code, error.message];
  }
  if (error instanceof SyntaxError) return [400, 'SerializationException', error.message];
  return [500, 'InternalErrorException', `cognito-local: ${error instanceof Error ? error.message : String(error)}`];
}
