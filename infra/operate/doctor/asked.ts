import type { ACMClient } from '@aws-sdk/client-acm';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { STSClient } from '@aws-sdk/client-sts';

/** What is about to be deployed, as far as the account has to be ready for it. */
export interface Plan {
  /** How many people the largest workshop will have. */
  readonly people: number;
  /** The domain, or the one address, that mail comes from. */
  readonly identity: string;
  /** Own domain name of the pages. */
  readonly domain?: string | undefined;
  /** ARN of its certificate. */
  readonly certificate?: string | undefined;
  /** Epoch ms. */
  readonly now: number;
}

/** Whom the doctor asks. Every call only reads. */
export interface Asked {
  readonly sts: STSClient;
  readonly ssm: SSMClient;
  readonly ses: SESv2Client;
  readonly lambda: LambdaClient;
  /** In us-east-1, where CloudFront takes its certificates from. */
  readonly acm: ACMClient;
  /** The region of this shell, if it has one. */
  region(): Promise<string>;
  /** The TXT records of a name, each joined; none where the name has none. */
  txt(name: string): Promise<readonly string[]>;
  /** Whether the DNS, as it is seen from here, knows the domain at all. */
  isKnown(domain: string): Promise<boolean>;
}

/** The error's name as AWS gives it: `AccessDeniedException`, `NotFoundException`, … */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
