import { Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import type { Keeping } from './stage.ts';

/** The parts of the table, as its partition keys begin (shared/store/keys.ts). */
const PARTS = { keys: 'KEY#', boxes: 'BOX#', ballots: 'BALLOTS#' } as const;

/**
 * Anonymous feedback, away from the table that holds the people. It cannot be taken back to an earlier moment, on purpose: what
 * the table was at each second would tell when each ballot came, and with that whose it may be.
 */
export class BallotTable extends Construct {
  readonly #table: dynamodb.Table;
  readonly tableName: string;

  constructor(scope: Construct, id: string, keeping: Keeping) {
    super(scope, id);
    const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });
    this.#table = new dynamodb.Table(this, 'Items', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      deletionProtection: keeping.deletionProtection,
      removalPolicy: keeping.removalPolicy,
    });
    Validations.of(this.#table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'Recovery to each second would tell when each ballot was cast, and so whose it may be.',
    });
    this.tableName = this.#table.tableName;
  }

  /** Allows actions on the items of some parts of the table, and of no other. */
  allow(
    caller: AfterwordFunction,
    actions: readonly ('GetItem' | 'PutItem' | 'Query')[],
    ...parts: readonly (keyof typeof PARTS)[]
  ): void {
    caller.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.#table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': parts.map((part) => `${PARTS[part]}*`) } },
      }),
    );
  }
}
