import { expect, it } from 'vitest';
import { ORDER } from '../../../functions/staff/paper/queue.ts';
import { stateLabel } from '../../../functions/staff/paper/state.tsx';
import { decide } from '../../../shared/papers/decide.ts';
import { isGiven } from '../../../shared/papers/paper.ts';
import { PaperStateSchema, TRANSITIONS } from '../../../shared/papers/paper-state.ts';
import { aPaper, aVersion } from '../../support/fixtures.ts';

const state = PaperStateSchema.parse('set-aside');

it('a paper goes there from its review, and back', () => {
  expect(Object.entries(TRANSITIONS['under-review'])).toContainEqual(['set-aside', state]);
  expect(Object.values(TRANSITIONS[state])).toContain('under-review');
});

it('counts as given, and is not decided on before it is taken up', () => {
  const paper = aPaper({ state, versions: [aVersion(1, 1)] });
  expect(isGiven(paper)).toBe(true);
  const input = { verdict: 'approve' as const, reason: 'It is good.', by: 'a@example.org', version: 1 };
  expect(() => decide(paper, input, 0)).toThrow(/take it up again/);
});

it('stands in the list that staff go through, under its name', () => {
  expect(ORDER).toContain(state);
  expect(stateLabel(state)).toBe('set aside');
});
