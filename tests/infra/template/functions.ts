import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ofType, resource, said } from '../synthesised.ts';

describe('functions', () => {
  it('are thirteen, on Node 24 and arm64, traced, each with a log of JSON in a group of its own', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(functions).toHaveLength(13);
    for (const [id, { Properties }] of functions) {
      expect(Properties, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'handler.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    const logGroups = functions.map(([, { Properties }]) =>
      said(z.object({ LogGroup: z.unknown() }).parse(Properties.LoggingConfig).LogGroup),
    );
    expect(new Set(logGroups).size).toBe(13);
  });

  it('that HTTP waits for end before the API gives up, tasks before their state does', () => {
    for (const [id, { Properties }] of ofType('AWS::Lambda::Function')) {
      const limit = /^(Participant|Guest|BallotBox|Staff|Public)/.test(id) ? 29 : 59;
      expect(Properties.Timeout, id).toBeLessThanOrEqual(limit);
    }
  });

  it('that people wait for have a whole processor', () => {
    const waitedFor = ofType('AWS::Lambda::Function').filter(([id]) =>
      /^(Participant|Guest|BallotBox|Staff|Public)/.test(id),
    );
    expect(waitedFor.map(([, { Properties }]) => Properties.MemorySize)).toEqual(Array(5).fill(1769));
  });

  const pages = ['TABLE_NAME', 'DOCUMENTS_BUCKET', 'BASE_URL'];
  const mails = ['TABLE_NAME', 'BASE_URL', 'MAIL_FROM', 'CONFIGURATION_SET'];
  it.each([
    ['Participant', [...pages, 'LINK_KEYS_SECRET', 'BALLOTS_TABLE', 'WORKSHOP_MEMORY_SECONDS']],
    ['BallotBox', ['BALLOTS_TABLE', 'BASE_URL']],
    ['Staff', [...pages, 'LINK_KEYS_SECRET', 'USER_POOL_ID', 'USER_POOL_CLIENT_ID', 'MAIL_FROM', 'CONFIGURATION_SET']],
    ['Public', [...pages, 'LINK_KEYS_SECRET', 'MAIL_FROM']],
    [
      'Sweep',
      [
        'TABLE_NAME',
        ...['FOLLOW_UP', 'PAPER_REVIEW', 'HAND_OFF', 'CLOSING_REPORT', 'REPORT_EDITION', 'ERASURE'].map(
          (name) => `${name}_ARN`,
        ),
      ],
    ],
    ['FollowUp', [...mails, 'LINK_KEYS_SECRET']],
    ['HandOff', [...mails, 'DOCUMENTS_BUCKET']],
    ['PaperReview', [...mails, 'LINK_KEYS_SECRET', 'DOCUMENTS_BUCKET', 'MALWARE_SCAN']],
    ['ClosingReport', [...mails, 'DOCUMENTS_BUCKET', 'BALLOTS_TABLE']],
    ['ReportEdition', pages],
    ['Erasure', ['TABLE_NAME', 'DOCUMENTS_BUCKET']],
    ['MailEvents', ['TABLE_NAME']],
  ])('tell %s by its environment exactly what it asks for, and no secret', (name, keys) => {
    const { Variables } = z
      .object({ Variables: z.record(z.string(), z.unknown()) })
      .parse(resource('AWS::Lambda::Function', name).Properties.Environment);
    expect(Object.keys(Variables).sort()).toEqual([...keys].sort());
    // Every value refers to a resource or a parameter; the secret's is its ARN. Nothing is written out.
    for (const value of Object.values(Variables)) expect(value).toBeTypeOf('object');
    expect(JSON.stringify(Variables)).not.toContain('resolve:secretsmanager');
  });
});
