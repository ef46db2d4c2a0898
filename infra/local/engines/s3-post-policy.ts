import * as z from 'zod';
import { accessDenied, S3Refusal } from './s3-refusal.ts';
import { checkSigned, type SecretOf } from './s3-signature.ts';

const size = z.coerce.number().int().nonnegative();
const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('content-length-range'), size, size]),
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});
type Condition = z.infer<typeof policySchema>['conditions'][number];

/** A browser's upload: the fields that come before the file (S3 ignores what follows), by lower-case name. */
export interface Upload {
  bucket: string;
  fields: ReadonlyMap<string, string>;
  /** bytes */
  fileSize: number;
}

/**
 * Checks an upload against its signed policy, of which s3rver looks at nothing:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @param now epoch milliseconds, real time
 * @returns the access key that the policy was signed with
 * @throws S3Refusal 403, or 400 for a file that is too large or too small
 */
export function checkUpload({ bucket, fields, fileSize }: Upload, now: number, secretOf?: SecretOf): string {
  const encodedPolicy = fields.get('policy');
  if (encodedPolicy === undefined) throw accessDenied();
  const signed = {
    credential: fields.get('x-amz-credential') ?? '',
    signature: fields.get('x-amz-signature') ?? '',
  };
  const accessKeyId = checkSigned(encodedPolicy, signed, secretOf);
  const policy = parsePolicy(encodedPolicy);
  if (Date.parse(policy.expiration) <= now) throw accessDenied('Invalid according to Policy: Policy expired.');
  const covered = new Set(['policy', 'x-amz-signature', 'bucket']);
  for (const condition of policy.conditions) {
    for (const [operator, field, wanted] of comparisons(condition)) {
      const given = field === 'bucket' ? bucket : (fields.get(field) ?? '');
      const met = operator === 'eq' ? given === wanted : given.startsWith(wanted);
      if (!met) {
        throw accessDenied(
          `Invalid according to Policy: Policy Condition failed: ["${operator}", "$${field}", "${wanted}"]`,
        );
      }
      covered.add(field);
    }
  }
  const extra = [...fields.keys()].filter((field) => !covered.has(field) && !field.startsWith('x-ignore-'));
  if (extra.length > 0) throw accessDenied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  for (const condition of policy.conditions) checkSize(condition, fileSize);
  return accessKeyId;
}

function parsePolicy(encodedPolicy: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encodedPolicy, 'base64').toString('utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new S3Refusal(400, 'InvalidPolicyDocument', `Invalid Policy: ${reason}`);
  }
}

/** `[operator, field, value]`; the two ways to write equality are one. */
function comparisons(condition: Condition): ['eq' | 'starts-with', string, string][] {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).map(([field, value]) => ['eq', field.toLowerCase(), value]);
  }
  if (condition[0] === 'content-length-range') return [];
  return [[condition[0], condition[1].replace(/^\$/, '').toLowerCase(), condition[2]]];
}

function checkSize(condition: Condition, fileSize: number): void {
  if (!Array.isArray(condition) || condition[0] !== 'content-length-range') return;
  const [, least, most] = condition;
  const ProposedSize = String(fileSize);
  if (fileSize > most) {
    throw new S3Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize,
      MaxSizeAllowed: String(most),
    });
  }
  if (fileSize < least) {
    throw new S3Refusal(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize,
      MinSizeAllowed: String(least),
    });
  }
}
