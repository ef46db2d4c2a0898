import { createHash, randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import * as z from 'zod';
import { secretsService } from '../rights/ask-json.ts';
import type { Gate } from '../rights/gate.ts';
import { guarded } from '../rights/guarded.ts';
import type { Engine } from './engine.ts';
import { keepFile, readKeptJson } from './kept-file.ts';
import { answerJson, listen, readBody } from './listening.ts';

/** A secret of the template, with its `GenerateSecretString`. */
export interface SecretDefinition {
  arn: string;
  name: string;
  /** `SecretStringTemplate`: a JSON object that the generated string is put into, under `key`. */
  template?: string;
  /** `GenerateStringKey` */
  key?: string;
  /** `PasswordLength`; 32 when absent, as on AWS. */
  length?: number;
}

export interface SecretsOptions {
  folder: string;
  secrets: readonly SecretDefinition[];
  /** Whose rights are checked; nobody's without. */
  gate?: Gate;
  port?: number;
}

const AMZ_JSON = 'application/x-amz-json-1.1';
const MAX_BODY = 64 * 1024;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const keptSecret = z.object({ value: z.string(), version: z.string(), createdAt: z.number() });
type KeptSecret = z.infer<typeof keptSecret>;

/**
 * Secrets Manager, of which the product uses GetSecretValue, and whoever operates it PutSecretValue. Each value is generated once and kept in `folder`,
 * readable by its owner only.
 * @throws DamagedData, PortTaken
 */
export async function startSecrets({ folder, secrets, gate, port }: SecretsOptions): Promise<Engine> {
  const kept = new Map<string, SecretDefinition & KeptSecret>();
  for (const secret of secrets) {
    const whole = { ...secret, ...keptOrGenerated(folder, secret) };
    kept.set(secret.arn, whole);
    kept.set(secret.name, whole);
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (type: string, message: string) => answerJson(response, 400, { __type: type, message }, AMZ_JSON);
    const body = await readBody(request, MAX_BODY);
    const operation = request.headers['x-amz-target'];
    if (operation !== 'secretsmanager.GetSecretValue' && operation !== 'secretsmanager.PutSecretValue') {
      return refuse('UnknownOperationException', 'Here, only GetSecretValue and PutSecretValue are known.');
    }
    const { SecretId, SecretString } = askedIn(body);
    if (SecretId === undefined) return refuse('InvalidParameterException', 'SecretId is missing.');
    const secret = kept.get(SecretId);
    if (!secret) {
      return refuse('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    if (operation === 'secretsmanager.GetSecretValue') return answerJson(response, 200, answerOf(secret), AMZ_JSON);
    if (SecretString === undefined) return refuse('InvalidParameterException', 'SecretString is missing.');
    const {
      SecretString: _,
      CreatedDate: __,
      ...stored
    } = answerOf(Object.assign(secret, keep(folder, secret, SecretString)));
    answerJson(response, 200, stored, AMZ_JSON);
  };
  const service = secretsService((id) => kept.get(id)?.arn ?? id);
  const { endpoint, close } = await listen(guarded(gate, service, answer), port);
  return { endpoint, stop: close };
}

const AskedSchema = z.object({ SecretId: z.string(), SecretString: z.string() }).partial();

function askedIn(body: Buffer | undefined): z.infer<typeof AskedSchema> {
  try {
    return AskedSchema.safeParse(JSON.parse(body?.toString('utf8') ?? '')).data ?? {};
  } catch {
    return {};
  }
}

function answerOf({ arn, name, value, version, createdAt }: SecretDefinition & KeptSecret) {
  return {
    ARN: arn,
    Name: name,
    SecretString: value,
    VersionId: version,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: createdAt / 1000,
  };
}

const fileOf = (folder: string, { arn }: SecretDefinition): string =>
  path.join(folder, `${createHash('sha256').update(arn).digest('hex').slice(0, 16)}.json`);

const keptOrGenerated = (folder: string, secret: SecretDefinition): KeptSecret =>
  readKeptJson(fileOf(folder, secret), keptSecret) ?? keep(folder, secret, generate(secret));

function keep(folder: string, secret: SecretDefinition, value: string): KeptSecret {
  const kept = { value, version: crypto.randomUUID(), createdAt: Date.now() };
  keepFile(fileOf(folder, secret), JSON.stringify(kept));
  return kept;
}

/** As `GenerateSecretString` does, without punctuation. */
function generate({ template, key, length = 32 }: SecretDefinition): string {
  const random = Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  if (template === undefined || key === undefined) return random;
  const filled = z.record(z.string(), z.unknown()).parse(JSON.parse(template));
  return JSON.stringify({ ...filled, [key]: random });
}
