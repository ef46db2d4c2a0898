import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexUnits } from './counted-calls.ts';
import { growthExponent, judged, percentile, spread } from './limits.ts';
import { median } from './medians.ts';
import { billFor, largestPart, times, together, total } from './money.ts';
import { PRICES } from './prices.ts';
import { standingIn } from './standing.ts';

/** What the bench makes of what it measures. Nothing here is timed. */

describe('a limit', () => {
  test('is met by what is as large, and by nothing that was not measured', () => {
    expect([judged('f', 1, 1).met, judged('f', 1.01, 1).met, judged('f', Number.NaN, 1).met]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the growth exponent is found again in whatever grows by a power', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.integer({ min: 2, max: 1_000 }), (e, factor) => {
        const large = { n: 100 * factor, cost: 7 * factor ** e };
        expect(growthExponent({ n: 100, cost: 7 }, large)).toBeCloseTo(e, 6);
      }),
    );
  });

  test('the spread is what the largest has more than the smallest', () => {
    expect(spread([4, 5, 4.4])).toBeCloseTo(0.25);
    expect(spread([4])).toBe(0);
  });

  test('a percentile is one of the values, and a share of them lies at or below it', () => {
    const values = fc.array(fc.integer(), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const found = percentile(all, share);
        expect(all).toContain(found);
        expect(all.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * all.length - 1e-9);
      }),
    );
    expect(median([3, 1, 2, 10])).toBe(2.5);
  });
});

describe('the money', () => {
  test('a million mails cost a hundred dollars, and that is all the bill', () => {
    expect(billFor({ mails: 1_000_000 })).toEqual({ SES: 100 });
  });

  test('the first dashboards cost nothing, each further one does', () => {
    const { freeDashboards, dashboardMonth } = PRICES.cloudWatch;
    expect(total(billFor({ dashboardMonths: freeDashboards }))).toBe(0);
    expect(total(billFor({ dashboardMonths: freeDashboards + 2 }))).toBe(2 * dashboardMonth);
  });

  test('two uses together cost what each costs, and so many times a use so many times as much', () => {
    const use = fc.record({
      httpRequests: fc.nat(10_000),
      bytesOut: fc.nat(1_000_000),
      gbSeconds: fc.nat(1_000),
      writeUnits: fc.nat(10_000),
      transitions: fc.nat(10_000),
      mails: fc.nat(1_000),
    });
    fc.assert(
      fc.property(use, use, fc.nat(50), (a, b, count) => {
        expect(total(billFor(together(a, b)))).toBeCloseTo(total(billFor(a)) + total(billFor(b)), 9);
        expect(total(billFor(times(count, a)))).toBeCloseTo(count * total(billFor(a)), 6);
      }),
    );
  });

  test('the largest part is named with its dollars', () => {
    expect(largestPart(billFor({ mails: 10, transitions: 400 }))).toEqual({ part: 'Step Functions', dollars: 0.01 });
  });
});

test('the units of indexes: one for each entry, two where an entry of what is owed moves', () => {
  const item = { pk: 'a', sk: 'b' };
  expect(indexUnits({ Item: item })).toBe(0);
  expect(indexUnits({ Item: { ...item, due: 'DUE', dueAt: 'x', paperSort: 'y' } })).toBe(3);
});

test('what stands in a template is counted: an alarm that does arithmetic by each of its metrics', () => {
  const metric = { Namespace: 'AWS/States', MetricName: 'ExecutionsFailed' };
  const alarm = (Properties: object) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
  const template = {
    Resources: {
      One: alarm({ Namespace: 'Afterword', MetricName: 'ParkedDebts' }),
      Three: alarm({ Namespace: 'Afterword', MetricName: 'LoggedOnly' }),
      Filter: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: { MetricTransformations: [{ MetricNamespace: 'Afterword', MetricName: 'LoggedOnly' }] },
      },
      Two: alarm({
        Metrics: [{ Expression: 'a + b' }, { MetricStat: { Metric: metric } }, { MetricStat: { Metric: metric } }],
      }),
      Keys: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
      Sweep0123ABCD: {
        Type: 'AWS::Lambda::Function',
        Properties: { MemorySize: 256, TracingConfig: { Mode: 'Active' } },
      },
    },
  };
  expect(standingIn(template)).toEqual({
    alarms: 3,
    alarmMetrics: 4,
    compositeAlarms: 0,
    dashboards: 0,
    secrets: 1,
    customMetrics: 1,
    tables: 0,
    sweep: { memoryMb: 256, isTraced: true },
  });
});
