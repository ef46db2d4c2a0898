import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ofType, resource, said, template } from '../synthesised.ts';

describe('what is kept', () => {
  it('is in one table on demand, encrypted, restorable, protected, with its five sparse indexes', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 2);
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'due',
            KeySchema: [
              { AttributeName: 'due', KeyType: 'HASH' },
              { AttributeName: 'dueAt', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
          {
            IndexName: 'papers',
            KeySchema: [
              { AttributeName: 'papersOf', KeyType: 'HASH' },
              { AttributeName: 'paperSort', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['paperLine'] },
          },
          ...['publishedByDate', 'publishedIn'].map((order) => ({
            IndexName: order,
            KeySchema: [
              { AttributeName: 'publications', KeyType: 'HASH' },
              { AttributeName: order, KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          })),
          {
            IndexName: 'paperAt',
            KeySchema: [
              { AttributeName: 'paperAt', KeyType: 'HASH' },
              { AttributeName: 'sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
          {
            IndexName: 'audit',
            KeySchema: [
              { AttributeName: 'auditOf', KeyType: 'HASH' },
              { AttributeName: 'auditAt', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
          {
            IndexName: 'listed',
            KeySchema: [
              { AttributeName: 'listOf', KeyType: 'HASH' },
              { AttributeName: 'listSort', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listLine'] },
          },
        ],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        DeletionProtectionEnabled: true,
      },
    });
  });

  it('is, of anonymous feedback, in a table of its own that cannot be taken back to the second of a ballot', () => {
    const { Properties } = resource('AWS::DynamoDB::Table', 'BallotsItems');
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
    });
    for (const telling of ['StreamSpecification', 'KinesisStreamSpecification', 'GlobalSecondaryIndexes']) {
      expect(Properties).not.toHaveProperty(telling);
    }
  });

  it('is in private, encrypted buckets that answer over TLS only', () => {
    const buckets = ofType('AWS::S3::Bucket');
    expect(buckets).toHaveLength(2);
    for (const [id, { Properties }] of buckets) {
      expect(Properties, id).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      });
      template.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Principal: { AWS: '*' },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      });
    }
  });

  it('forgets uploads after a week, what was deleted after a month, and takes them from its own pages only', () => {
    const { Properties } = resource('AWS::S3::Bucket', 'DocumentsFiles');
    expect(Properties.LifecycleConfiguration).toMatchObject({
      Rules: [
        { Prefix: 'uploads/', ExpirationInDays: 7, Status: 'Enabled' },
        { Prefix: 'packets/', ExpirationInDays: 90, Status: 'Enabled' },
        { NoncurrentVersionExpiration: { NoncurrentDays: 30 }, ExpiredObjectDeleteMarker: true, Status: 'Enabled' },
        {},
      ],
    });
    const cors = z
      .object({
        CorsRules: z.tuple([z.object({ AllowedMethods: z.array(z.string()), AllowedOrigins: z.tuple([z.unknown()]) })]),
      })
      .parse(Properties.CorsConfiguration).CorsRules[0];
    expect(cors.AllowedMethods).toEqual(['POST']);
    expect(said(cors.AllowedOrigins[0])).toBe('https://DomainName|WebFrontDoorDistribution');
  });

  it('outlives the stack: table, files, link keys, staff', () => {
    for (const type of ['DynamoDB::Table', 'S3::Bucket', 'SecretsManager::Secret', 'Cognito::UserPool']) {
      template.allResources(`AWS::${type}`, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('makes the first link key itself', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: {
        SecretStringTemplate: '{"current":"k1"}',
        GenerateStringKey: 'k1',
        PasswordLength: 64,
        ExcludePunctuation: true,
      },
      SecretString: Match.absent(),
    });
  });

  it('keeps every log for a month', () => {
    expect(ofType('AWS::Logs::LogGroup')).toHaveLength(13 + 6 + 1);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });
});
