/**
 * What AWS asks, in US dollars, kept as data. From the first unit on: AWS's free tier, trial or lasting, is not counted, but for the two
 * services whose price list itself begins at zero (`free…`).
 */
export const PRICES = {
  region: 'us-east-1',
  /** The bench has no way to AWS's price list: these are the public list prices as its author knew them at this time. */
  asKnownIn: '2025-06',
  source: 'https://aws.amazon.com/pricing/ (each service’s own page), on demand, without taxes',

  lambda: { request: 0.2e-6, gbSecondArm64: 1.33334e-5 },
  dynamodb: { readUnit: 0.125e-6, writeUnit: 0.625e-6, gbMonth: 0.25, recoveryGbMonth: 0.2 },
  stepFunctions: { transition: 25e-6 },
  httpApi: { request: 1e-6 },
  /** Of the dearer of the edges that South Asia is served from. */
  cloudFront: { request: 1.2e-6, gbOut: 0.12 },
  ses: { mail: 1e-4 },
  scheduler: { invocation: 1e-6 },
  s3: { put: 5e-6, get: 0.4e-6, gbMonth: 0.023 },
  secretsManager: { secretMonth: 0.4, call: 5e-6 },
  cloudWatch: {
    /** Of each metric that an alarm looks at. */
    alarmMetricMonth: 0.1,
    compositeAlarmMonth: 0.5,
    customMetricMonth: 0.3,
    logGbIn: 0.5,
    logGbMonth: 0.03,
    dashboardMonth: 3,
    freeDashboards: 3,
  },
  xRay: { trace: 5e-6 },
  /** Of the key that AWS manages for a table. */
  kms: { request: 3e-6 },
  /** Staff who sign in within a month; nothing for the first so many. */
  cognito: { monthlyUser: 0.015, freeMonthlyUsers: 10_000 },
} as const;
