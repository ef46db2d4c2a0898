import { describe, expect, it } from 'vitest';
import { rightsOfTemplate } from '../support/rights.ts';
import { grantsOf, type Heard, usesOf } from './held-grants.ts';
import { leastPrivilege } from './least-privilege.ts';
import { purposeOf, reasonFor, UNSEEN } from './purposes.ts';

const rights = await rightsOfTemplate();
const held = grantsOf(rights);

describe('the rights of the template', () => {
  it('are given once each: what two statements allow could be taken away without anybody noticing', () => {
    const ids = held.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are each there for something that can be said', () => {
    expect(held.filter((each) => purposeOf(each) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('that cannot be seen in use are kept for reasons of which each still holds for one', () => {
    const idle = UNSEEN.filter(({ action, resource }) =>
      held.every((each) => !action.test(each.grant.action) || !resource.test(each.resource)),
    );
    expect(idle).toEqual([]);
    // Nothing that touches what people gave is ever taken on trust.
    const trusted = held.filter((each) => reasonFor(each) !== undefined).map(({ grant }) => grant.action.split(':')[0]);
    expect([...new Set(trusted)].toSorted()).toEqual(['lambda', 'logs', 's3', 'sqs', 'xray']);
  });

  it('stand in docs/least-privilege.md; `-u` writes it anew', async () => {
    await expect(leastPrivilege(held)).toMatchFileSnapshot('../../docs/least-privilege.md');
  });
});

describe('what was heard, held against what is allowed', () => {
  const [one] = held.filter(({ by, grant }) => by === 'Sweep' && grant.action === 'dynamodb:GetItem');
  const [other] = held.filter(({ by, grant }) => by === 'Sweep' && grant.action === 'dynamodb:PutItem');
  if (!one || !other) throw new Error('The sweep has no rights.');
  const call = (...grants: (typeof one)[]): Heard => ({
    run: 'this test',
    by: 'Sweep',
    action: 'dynamodb:GetItem',
    resource: one.grant.resource,
    grants: grants.map(({ grant }) => ({ ...grant })),
  });

  it('knows a grant that nobody used, and one that a call depends on', () => {
    const uses = usesOf(rights, [call(one)]);
    const used = uses.filter(({ calls }) => calls.length > 0);
    expect(used.map(({ held: { id }, alone }) => [id, alone.length])).toEqual([[one.id, 1]]);
  });

  it('knows a call that would pass without a grant, since another one allows it as well', () => {
    const uses = usesOf(rights, [call(one, other)]);
    expect(uses.filter(({ calls }) => calls.length > 0).map(({ alone }) => alone.length)).toEqual([0, 0]);
  });

  it('does not take what another function did for its own', () => {
    const uses = usesOf(rights, [{ ...call(one), by: 'Staff' }]);
    expect(uses.find(({ held: { id } }) => id === one.id)?.calls).toEqual([]);
  });
});
