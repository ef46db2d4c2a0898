import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ORDER } from '../../functions/staff/paper/queue.ts';
import { PaperStateSchema, TRANSITIONS } from '../../shared/papers/paper-state.ts';

/** docs/papers.md says what may follow what; its table is made from the one that the code asks. */

const START = '<!-- transitions -->\n';
const END = '<!-- /transitions -->';
const text = readFileSync('docs/papers.md', 'utf8');

/** A line per state: each transition, and where it leads. */
function transitionsTable(): string {
  const lines = PaperStateSchema.options.map((state) => {
    const ways = Object.entries(TRANSITIONS[state]).map(([transition, to]) => `${transition} → \`${to}\``);
    return `| \`${state}\` | ${ways.join('<br>') || 'none: it stays so'} |`;
  });
  return ['', '| state | what may follow |', '| --- | --- |', ...lines, '', ''].join('\n');
}

describe('the documentation', () => {
  it('has the table of transitions that the code has (renew it with vitest -u)', async () => {
    const [before = '', rest = ''] = text.split(START);
    const [, after = ''] = rest.split(END);
    await expect(`${before}${START}${transitionsTable()}${END}${after}`).toMatchFileSnapshot('../../docs/papers.md');
  });

  it('names every state and every transition beside that', () => {
    const prose = text.replace(/<!-- transitions -->.*<!-- \/transitions -->/s, '');
    const transitions = new Set(Object.values(TRANSITIONS).flatMap((ways) => Object.keys(ways)));
    expect([...transitions].filter((transition) => !prose.includes(transition))).toEqual([]);
  });
});

it('has a place for each state in the list that staff go through', () => {
  expect(ORDER.toSorted()).toEqual(PaperStateSchema.options.toSorted());
});
