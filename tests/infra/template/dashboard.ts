import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { resource } from '../synthesised.ts';

const BoardSchema = z.object({
  widgets: z.array(
    z.object({
      type: z.enum(['metric', 'log']),
      properties: z.object({
        title: z.string(),
        metrics: z.array(z.array(z.unknown())).default([]),
        query: z.string().optional(),
      }),
    }),
  ),
});

const { 'Fn::Join': body } = z
  .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
  .parse(resource('AWS::CloudWatch::Dashboard').Properties.DashboardBody);
const text = body[1].map((part) => (typeof part === 'string' ? part : 'x')).join('');
const { widgets } = BoardSchema.parse(JSON.parse(text));

describe('the dashboard', () => {
  it('shows sweeps, debts, runs, mails, pages, functions, the table, cold starts and errors', () => {
    const titles = widgets.map(({ properties }) => properties.title).join('\n');
    for (const word of [
      'Sweeps',
      'Oldest unpaid debt',
      'Given up',
      'Runs begun',
      'Runs that failed',
      'Mails',
      'Standing with SES',
    ]) {
      expect(titles).toContain(word);
    }
    for (const word of [
      'Pages',
      'wait for a page',
      'broke off',
      'Units that the table',
      'Cold starts',
      'What went wrong last',
    ]) {
      expect(titles).toContain(word);
    }
  });

  it('says in each title what the figures mean, and shows at least one', () => {
    for (const { type, properties } of widgets) {
      expect(properties.title.length, properties.title).toBeGreaterThan(20);
      if (type === 'metric') expect(properties.metrics.length, properties.title).toBeGreaterThan(0);
      else expect(properties.query, properties.title).toMatch(/\| (filter|stats)/);
    }
  });

  it('has at most the 50 metrics up to which it is free', () => {
    expect(widgets.reduce((sum, { properties }) => sum + properties.metrics.length, 0)).toBeLessThanOrEqual(50);
  });

  it('shows every workflow and every function', () => {
    for (const name of ['FollowUpWorkflow', 'ErasureWorkflow', 'ReportEditionWorkflow', 'BallotBox', 'MailEvents']) {
      expect(text).toContain(`"label":"${name}"`);
    }
  });
});
