import { describe, expect, it } from 'vitest';
import { type EventRule, eventBus, matches } from '../../infra/local/events.ts';

const event = {
  source: 'aws.ses',
  'detail-type': 'Email Sent',
  detail: { eventType: 'Send', mail: { tags: { 'ses:configuration-set': ['set-1', 'set-2'] } } },
};

describe('event patterns', () => {
  it.each([
    [{ source: ['aws.ses'] }, true],
    [{ source: ['aws.s3', 'aws.ses'] }, true],
    [{ source: [{ prefix: 'aws.' }], 'detail-type': [{ suffix: 'Sent' }] }, true],
    [{ source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['set-2'] } } } }, true],
    [{ detail: { mail: { tags: { 'ses:configuration-set': ['set-3'] } } } }, false],
    [{ detail: { eventType: [{ 'anything-but': ['Send', 'Bounce'] }] } }, false],
    [{ detail: { bounce: [{ exists: false }] } }, true],
    [{ detail: { missing: { deep: ['x'] } } }, false],
    [{ 'detail-type': ['email sent'] }, false],
    [{ 'detail-type': [{ 'equals-ignore-case': 'email sent' }] }, true],
  ])('%j', (pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it('says which filter it does not know', () => {
    expect(() => matches({ source: [{ wildcard: 'a*' }] }, event)).toThrow(/filter "wildcard"/);
  });
});

it('hands a matching event to every target, in its envelope, and fails when one does', async () => {
  const rule = (source: string, arn: string): EventRule => ({
    arn: `arn:aws:events:eu-west-1:0:rule/${arn}`,
    EventPattern: { source: [source] },
    State: 'ENABLED',
    Targets: [{ Arn: arn }],
  });
  const taken: [string, unknown][] = [];
  const bus = eventBus({
    rules: [rule('aws.ses', 'one'), rule('aws.s3', 'two'), rule('aws.ses', 'three')],
    account: { region: 'eu-west-1', accountId: '0' },
    now: () => Date.parse('2011-07-09T10:00:00Z'),
    invoke: async (arn, given) => {
      if (arn === 'three') throw new Error('not now');
      taken.push([arn, given]);
    },
  });
  await expect(bus(event)).rejects.toThrow('not now');
  expect(taken).toEqual([
    ['one', expect.objectContaining({ ...event, time: '2011-07-09T10:00:00Z', region: 'eu-west-1' })],
  ]);
});
