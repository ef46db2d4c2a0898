import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import type { Keeping } from './stage.ts';

type ItemAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem';
type Index = 'due' | 'papers' | 'publishedByDate' | 'publishedIn' | 'paperAt' | 'listed' | 'audit';

export const READ_AND_WRITE: readonly ItemAction[] = ['GetItem', 'Query', 'PutItem'];

/** The one table: everything about a workshop, what its people gave, and what is owed. Kept as the stage says. */
export class WorkshopTable extends Construct {
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
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keeping.deletionProtection,
      removalPolicy: keeping.removalPolicy,
    });
    // What is owed, by when. Keys only: a claim reads the item itself, since an index lags.
    this.#table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: text('due'),
      sortKey: text('dueAt'),
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    });
    // A workshop's papers by state, with what a line of a list says: a page of a list reads no paper.
    this.#table.addGlobalSecondaryIndex({
      indexName: 'papers',
      partitionKey: text('papersOf'),
      sortKey: text('paperSort'),
      projectionType: dynamodb.ProjectionType.INCLUDE,
      nonKeyAttributes: ['paperLine'],
    });
    // Published papers of all workshops, for harvesters: by date, and by workshop and date.
    // No item may hold anything else under the name of an index's key: the table would refuse it (a questionnaire has `published`).
    // Within an item, Table.store refuses an index attribute that has the name of one of its fields.
    for (const order of ['publishedByDate', 'publishedIn'] as const) {
      this.#table.addGlobalSecondaryIndex({
        indexName: order,
        partitionKey: text('publications'),
        sortKey: text(order),
        projectionType: dynamodb.ProjectionType.ALL,
      });
    }
    // What is or was published, by its address. Keys only: the paper itself is read as it stands now, since an index lags.
    this.#table.addGlobalSecondaryIndex({
      indexName: 'paperAt',
      partitionKey: text('paperAt'),
      sortKey: text('sk'),
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    });
    // What staff did, of a workshop by time. Whole entries: the log is read by itself.
    this.#table.addGlobalSecondaryIndex({
      indexName: 'audit',
      partitionKey: text('auditOf'),
      sortKey: text('auditAt'),
      projectionType: dynamodb.ProjectionType.ALL,
    });
    // Short lists of what few items have: the road map, and the contacts of those who agreed to it, with what a line says.
    this.#table.addGlobalSecondaryIndex({
      indexName: 'listed',
      partitionKey: text('listOf'),
      sortKey: text('listSort'),
      projectionType: dynamodb.ProjectionType.INCLUDE,
      nonKeyAttributes: ['listLine'],
    });
    this.tableName = this.#table.tableName;
  }

  /** One of CloudWatch's metrics of it. */
  metric(name: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.#table.metric(name, options);
  }

  /** Allows actions on items; `Query` on the named indexes too. Nobody may scan, and only the erasure may delete. */
  allow(caller: AfterwordFunction, actions: readonly ItemAction[], indexes: readonly Index[] = []): void {
    if (actions.length > 0) {
      caller.allow(
        actions.map((action) => `dynamodb:${action}`),
        [this.#table.tableArn],
      );
    }
    if (indexes.length > 0) {
      caller.allow(
        ['dynamodb:Query'],
        indexes.map((index) => `${this.#table.tableArn}/index/${index}`),
      );
    }
  }
}
