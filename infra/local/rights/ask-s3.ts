import { UnknownToLocalIam } from './condition.ts';
import type { AccessRequest } from './policy.ts';

/** A request to S3, as far as IAM looks at it. */
export interface S3Asked {
  readonly method: string;
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  /** `x-amz-copy-source`, as it came. */
  readonly copySource: string | undefined;
}

/** An object's ARN, or a bucket's. */
const arn = (bucket: string, key = ''): string => `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;

/** The parts of a query that change nothing about what IAM is asked, or of which we know what they change. */
const KNOWN_IN_QUERIES = [
  /^(tagging|uploads|uploadId|partNumber|versionId)$/,
  /^(list-type|prefix|delimiter|max-keys|marker|continuation-token|start-after|encoding-type|fetch-owner)$/,
  /^(x-id|response-.+|X-Amz-.+|x-amz-.+)$/,
];

/**
 * What S3 asks IAM for: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html. HEAD asks for what
 * GET does; a copy reads its source and writes, and every step of an upload in parts but its breaking off is a PutObject:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
 * @throws UnknownToLocalIam for a sub-resource that the product does not use
 */
export function s3Asked({ method, bucket, key, query, copySource }: S3Asked): AccessRequest[] {
  const has = (name: string): boolean => query.has(name);
  const object = (action: string): AccessRequest => ({ action: `s3:${action}`, resource: arn(bucket, key) });
  const unknown = (): never => {
    throw new UnknownToLocalIam('what IAM is asked for at', `${method} ${key === '' ? '/' : '/key'}?${query}`);
  };
  if ([...query.keys()].some((name) => !KNOWN_IN_QUERIES.some((known) => known.test(name)))) return unknown();
  if (key === '') {
    if (method !== 'GET' && method !== 'HEAD') return unknown();
    const prefix = query.get('prefix');
    const facts = prefix === null ? {} : { 's3:prefix': [prefix] };
    return [{ action: 's3:ListBucket', resource: arn(bucket), facts }];
  }
  switch (method) {
    case 'HEAD':
    case 'GET':
      if (has('tagging')) return [object('GetObjectTagging')];
      if (has('uploadId')) return [object('ListMultipartUploadParts')];
      return [object(has('versionId') ? 'GetObjectVersion' : 'GetObject')];
    case 'PUT': {
      if (has('tagging')) return [object('PutObjectTagging')];
      const [, fromBucket = '', fromKey = ''] = /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(copySource ?? '')) ?? [];
      const source = { action: 's3:GetObject', resource: arn(fromBucket, fromKey) };
      return [...(copySource === undefined ? [] : [source]), object('PutObject')];
    }
    case 'POST':
      return has('uploads') || has('uploadId') ? [object('PutObject')] : unknown();
    case 'DELETE':
      if (has('tagging')) return [object('DeleteObjectTagging')];
      return [object(has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject')];
    default:
      return unknown();
  }
}

/** What a form that a browser posts asks for, on behalf of whoever signed its policy. */
export const s3FormAsked = (bucket: string, key: string): AccessRequest[] => [
  { action: 's3:PutObject', resource: arn(bucket, key) },
];

/** Whoever may not list a bucket is not told what is missing in it: 403 stands there for 404. */
export const toListS3 = (bucket: string): AccessRequest => ({ action: 's3:ListBucket', resource: arn(bucket) });
