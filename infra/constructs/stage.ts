import { RemovalPolicy } from 'aws-cdk-lib';
import * as z from 'zod';

/** `prod`: for people. `dev`: to try things out, and to be deleted entirely. Both run the same; they keep differently. */
export const StageSchema = z.enum(['dev', 'prod']);
export type StageName = z.infer<typeof StageSchema>;

/** What becomes of what people gave, when the stack is deleted or a resource would be replaced. */
export interface Keeping {
  readonly removalPolicy: RemovalPolicy;
  /** Whether AWS refuses to delete a table or the user pool until somebody has switched that off. */
  readonly deletionProtection: boolean;
  /** Whether a bucket is emptied before it is deleted; one with something in it cannot be. */
  readonly autoDeleteObjects: boolean;
}

export const KEEPING: Readonly<Record<StageName, Keeping>> = {
  prod: { removalPolicy: RemovalPolicy.RETAIN, deletionProtection: true, autoDeleteObjects: false },
  dev: { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false, autoDeleteObjects: true },
};

/** As it is called in CloudFormation. */
export const stackNameOf = (stage: StageName): string => (stage === 'prod' ? 'Afterword' : 'AfterwordDev');
