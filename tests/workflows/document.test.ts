import { describe, expect, it } from 'vitest';
import { definition, ofType } from '../infra/synthesised.ts';
import { endsTable, flowchart, readMachine, taskTable } from './diagram.ts';

/** docs/workflows.md is made of the definitions that are deployed. */

const FILES: Readonly<Record<string, string>> = {
  FollowUp: 'follow-up',
  PaperReview: 'paper-review',
  HandOff: 'hand-off',
  ClosingReport: 'closing-report',
  ReportEdition: 'report-edition',
  Erasure: 'erasure',
};

const machines = Object.entries(FILES).map(([name, file]) => ({ name, file, machine: readMachine(definition(name)) }));

const HEAD = [
  '# The workflows',
  '',
  'Made from the synthesised definitions, which are what AWS and the local run carry out; `npx vitest run',
  'tests/workflows/document.test.ts -u` renews it. Why they are built so stands in [architecture.md](architecture.md).',
  '',
  'A rectangle is a task: the state, the word by which its function knows the task (`functions/<workflow>/`), how long it',
  'may take, and how often it is tried again. What a task answered as `next` decides the way out of a rhombus. Dotted is what goes wrong: it',
  'ends the run as a failure and leaves the debt in the table, and the sweep starts another run. No state waits for a person.',
  '',
];

const document = [
  ...HEAD,
  ...machines.flatMap(({ file, machine }) => [
    `## ${file}`,
    '',
    `${machine.Comment}: [workflows/${file}.ts](../workflows/${file}.ts), carried out by [functions/${file}/](../functions/${file}/handler.ts).`,
    `A run may take ${machine.TimeoutSeconds / 60} minutes in all.`,
    '',
    '```mermaid',
    flowchart(machine),
    '```',
    '',
    taskTable(machine),
    '',
    endsTable(machine),
    '',
  ]),
].join('\n');

it('docs/workflows.md has every workflow as it is deployed (renew it with vitest -u)', async () => {
  expect(ofType('AWS::StepFunctions::StateMachine')).toHaveLength(machines.length);
  await expect(document).toMatchFileSnapshot('../../docs/workflows.md');
});

/** As much of Mermaid's grammar as these diagrams use: https://mermaid.js.org/syntax/flowchart.html */
const TEXT = '"[^"\\n]*"';
const NODE = new RegExp(
  `^ {2}(\\w+)(?:\\(\\[${TEXT}\\]\\)|\\[${TEXT}\\]|\\{${TEXT}\\}|\\[/${TEXT}/\\]|\\{\\{${TEXT}\\}\\})$`,
);
const LINE = new RegExp(`^ {2}(\\w+(?: & \\w+)*) (?:-->(?:\\|${TEXT}\\|)?|-\\. ${TEXT} \\.->) (\\w+)$`);
const RESERVED = ['end', 'graph', 'subgraph', 'flowchart', 'click', 'style', 'class', 'default'];

describe.each(machines)('the diagram of $file', ({ machine }) => {
  const [head, ...lines] = flowchart(machine).split('\n');
  const nodes = lines.flatMap((line) => NODE.exec(line)?.[1] ?? []);
  const ways = lines.flatMap((line) => {
    const [, from, to] = LINE.exec(line) ?? [];
    return from && to ? from.split(' & ').map((each): [string, string] => [each, to]) : [];
  });

  it('is Mermaid', () => {
    expect(head).toBe('flowchart TD');
    expect(lines.filter((line) => !NODE.test(line) && !LINE.test(line))).toEqual([]);
    expect(nodes.filter((node) => RESERVED.includes(node.toLowerCase()))).toEqual([]);
    expect(ways.flat().filter((name) => !nodes.includes(name))).toEqual([]);
  });

  it('has each state once, and a way to each from the first', () => {
    expect(nodes.toSorted()).toEqual(Object.keys(machine.States).toSorted());
    const reached = new Set([machine.StartAt]);
    for (const state of reached) for (const [from, to] of ways) if (from === state) reached.add(to);
    expect([...reached].toSorted()).toEqual(nodes.toSorted());
  });
});
