import { PRICES } from './prices.ts';

/** What a use of AWS costs, part by part. Pure: quantities in, dollars out. */

/** What is used. All quantities are counts, but for those that name a unit. */
export interface Usage {
  readonly httpRequests?: number;
  readonly bytesOut?: number;
  readonly invocations?: number;
  readonly gbSeconds?: number;
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly transitions?: number;
  readonly mails?: number;
  readonly schedulerStarts?: number;
  readonly s3Puts?: number;
  readonly s3Gets?: number;
  /** Kept for a month. */
  readonly tableGbMonths?: number;
  readonly fileGbMonths?: number;
  readonly logBytes?: number;
  readonly traces?: number;
  readonly kmsRequests?: number;
  readonly secretMonths?: number;
  readonly alarmMetricMonths?: number;
  readonly compositeAlarmMonths?: number;
  readonly customMetricMonths?: number;
  readonly dashboardMonths?: number;
}

export type Bill = Readonly<Record<string, number>>;

const GB = 1e9;

/** The dollars by part; parts that cost nothing are left out. */
export function billFor(use: Usage): Bill {
  const { cloudWatch, dynamodb, lambda } = PRICES;
  const of = (quantity: number | undefined, price: number): number => (quantity ?? 0) * price;
  const parts: Bill = {
    'HTTP API': of(use.httpRequests, PRICES.httpApi.request),
    CloudFront: of(use.httpRequests, PRICES.cloudFront.request) + of(use.bytesOut, PRICES.cloudFront.gbOut / GB),
    Lambda: of(use.invocations, lambda.request) + of(use.gbSeconds, lambda.gbSecondArm64),
    'DynamoDB reads': of(use.readUnits, dynamodb.readUnit),
    'DynamoDB writes': of(use.writeUnits, dynamodb.writeUnit),
    'DynamoDB storage and recovery': of(use.tableGbMonths, dynamodb.gbMonth + dynamodb.recoveryGbMonth),
    'Step Functions': of(use.transitions, PRICES.stepFunctions.transition),
    SES: of(use.mails, PRICES.ses.mail),
    Scheduler: of(use.schedulerStarts, PRICES.scheduler.invocation),
    S3: of(use.s3Puts, PRICES.s3.put) + of(use.s3Gets, PRICES.s3.get) + of(use.fileGbMonths, PRICES.s3.gbMonth),
    'CloudWatch logs': of(use.logBytes, (cloudWatch.logGbIn + cloudWatch.logGbMonth) / GB),
    'CloudWatch alarms':
      of(use.alarmMetricMonths, cloudWatch.alarmMetricMonth) +
      of(use.compositeAlarmMonths, cloudWatch.compositeAlarmMonth),
    'CloudWatch metrics of its own': of(use.customMetricMonths, cloudWatch.customMetricMonth),
    'CloudWatch dashboards': of(
      Math.max(0, (use.dashboardMonths ?? 0) - cloudWatch.freeDashboards),
      cloudWatch.dashboardMonth,
    ),
    'X-Ray': of(use.traces, PRICES.xRay.trace),
    KMS: of(use.kmsRequests, PRICES.kms.request),
    'Secrets Manager': of(use.secretMonths, PRICES.secretsManager.secretMonth),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, dollars]) => dollars > 0));
}

export const total = (bill: Bill): number => Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);

/** The part that costs most. @throws Error for a bill without parts */
export function largestPart(bill: Bill): { readonly part: string; readonly dollars: number } {
  const [largest] = Object.entries(bill).toSorted(([, a], [, b]) => b - a);
  if (!largest) throw new Error('The bill has no parts.');
  return { part: largest[0], dollars: largest[1] };
}

/** Two uses as one. */
export function together(...uses: readonly Usage[]): Usage {
  const sum: Record<string, number> = {};
  for (const use of uses) {
    for (const [part, quantity] of Object.entries(use)) sum[part] = (sum[part] ?? 0) + quantity;
  }
  return sum;
}

/** The same so many times. */
export const times = (count: number, use: Usage): Usage =>
  Object.fromEntries(Object.entries(use).map(([part, quantity]) => [part, quantity * count]));
