import { describe, expect, it, test } from 'vitest';
import { DebtKindSchema } from '../../shared/debts/debts.ts';
import { kindPaidBy, PAID_BY, type Workflow } from '../../shared/debts/paid-by.ts';

describe('a debt is paid by one workflow', () => {
  const workflows = [...new Set<Workflow>(Object.values(PAID_BY))];

  test.each(DebtKindSchema.options)('given a debt "%s", then every other workflow refuses it', (kind) => {
    const taking = workflows.filter((workflow) => {
      try {
        return kindPaidBy(workflow, kind) === kind;
      } catch {
        return false;
      }
    });
    expect(taking).toEqual([PAID_BY[kind]]);
  });

  it('is said which workflow was asked for what', () => {
    expect(() => kindPaidBy('paper-review', 'packet')).toThrow(
      'The workflow paper-review does not pay debts of the kind "packet".',
    );
  });
});
