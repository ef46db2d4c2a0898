import { describe, expect, it } from 'vitest';
import { resources, template } from '../synthesised.ts';

describe('the template', () => {
  it('stays well below CloudFormation’s 500 resources, and belongs to no account or region', () => {
    expect(resources.size).toBeLessThan(200);
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toMatch(/arn:aws:[a-z0-9-]+:[a-z]+-[a-z]+-\d|:\d{12}:/);
  });

  it('says what whoever deployed it needs to know', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
      'Address',
      'BallotsTableName',
      'ConfigurationSet',
      'DocumentsBucket',
      'FrontDoor',
      'LinkKeysSecret',
      'TableName',
      'UserPoolClientId',
      'UserPoolId',
    ]);
  });
});
