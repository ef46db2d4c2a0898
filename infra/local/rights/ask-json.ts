import * as z from 'zod';
import { answerJson } from '../engines/listening.ts';
import { type GuardedService, operationOf } from './guarded.ts';

/** How the services of AWS's JSON protocols refuse. */
const refuse =
  (type: string): GuardedService['refuse'] =>
  (response, { kind, message }) =>
    answerJson(
      response,
      400,
      { __type: kind === 'not-allowed' ? 'AccessDeniedException' : 'UnrecognizedClientException', message },
      type,
    );

const parsed = <Body>(schema: z.ZodType<Body>, body: string): Body | undefined => {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined; // which the engine refuses in its own words
  }
};

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
export const statesService: GuardedService = {
  asked: (request, body) => {
    const machine = parsed(z.object({ stateMachineArn: z.string() }), body)?.stateMachineArn;
    return [{ action: `states:${operationOf(request)}`, resource: machine ?? '*' }];
  },
  refuse: refuse('application/x-amz-json-1.0'),
};

/**
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 * @param arnOf a secret's ARN, by that or by its name
 */
export const secretsService = (arnOf: (id: string) => string): GuardedService => ({
  asked: (request, body) => {
    const id = parsed(z.object({ SecretId: z.string() }), body)?.SecretId;
    return [{ action: `secretsmanager:${operationOf(request)}`, resource: id === undefined ? '*' : arnOf(id) }];
  },
  refuse: refuse('application/x-amz-json-1.1'),
});

/**
 * What people do with Cognito by a password, a code or a token of their own, and IAM is not asked for:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html and
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pools-API-operations.html
 */
const NOT_BY_IAM = new Set([
  'AssociateSoftwareToken',
  'ChangePassword',
  'ConfirmForgotPassword',
  'ForgotPassword',
  'GetUser',
  'GlobalSignOut',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RevokeToken',
  'SetUserMFAPreference',
  'VerifySoftwareToken',
]);

/**
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
 * @param pools the beginning of a pool's ARN, to which its id is added
 */
export const cognitoService = (pools: string): GuardedService => ({
  asked: (request, body) => {
    const operation = operationOf(request);
    if (operation === '' || NOT_BY_IAM.has(operation)) return [];
    const id = parsed(z.object({ UserPoolId: z.string() }), body)?.UserPoolId;
    return [{ action: `cognito-idp:${operation}`, resource: id === undefined ? '*' : `${pools}${id}` }];
  },
  refuse: refuse('application/x-amz-json-1.1'),
});
