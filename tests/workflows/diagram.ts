import * as z from 'zod';

/** A synthesised state machine as a Mermaid flowchart and as a table of its tasks. */

const Next = { Next: z.string().optional(), Comment: z.string().optional() };
const StateSchema = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Pass'), ...Next }),
  z.object({
    Type: z.literal('Task'),
    ...Next,
    TimeoutSeconds: z.number(),
    Parameters: z.object({ task: z.string() }),
    Retry: z.array(
      z.object({
        ErrorEquals: z.array(z.string()),
        IntervalSeconds: z.number(),
        MaxAttempts: z.number(),
        BackoffRate: z.number(),
        MaxDelaySeconds: z.number(),
      }),
    ),
    Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })),
  }),
  z.object({
    Type: z.literal('Choice'),
    Choices: z.array(z.object({ Variable: z.string(), StringEquals: z.string(), Next: z.string() })),
    Default: z.string(),
  }),
  z.object({ Type: z.literal('Wait'), ...Next, SecondsPath: z.string() }),
  z.object({ Type: z.literal('Succeed'), Comment: z.string() }),
  z.object({ Type: z.literal('Fail'), Cause: z.string() }),
]);
export type State = z.infer<typeof StateSchema>;

const MachineSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  TimeoutSeconds: z.number(),
  States: z.record(z.string(), StateSchema),
});
export type Machine = z.infer<typeof MachineSchema>;

/** @throws ZodError for a definition with a kind of state that no diagram shows yet */
export const readMachine = (definition: unknown): Machine => MachineSchema.parse(definition);

const nodeOf = (name: string, state: State): string => {
  switch (state.Type) {
    case 'Pass':
      return `${name}(["${name}"])`;
    case 'Task':
      return `${name}["<b>${name}</b><br/>${state.Parameters.task}<br/>${state.TimeoutSeconds} s, ${triesOf(state)}"]`;
    case 'Choice':
      return `${name}{"${name}"}`;
    case 'Wait':
      return `${name}[/"${name}<br/>waits ${state.SecondsPath} seconds"/]`;
    case 'Succeed':
      return `${name}(["${name}"])`;
    case 'Fail':
      return `${name}{{"${name}"}}`;
  }
};

type Task = Extract<State, { Type: 'Task' }>;

const triesOf = ({ Retry }: Task): string =>
  `up to ${Retry.reduce((sum, { MaxAttempts }) => sum + MaxAttempts, 0)} retries`;

/** Where a state goes when all goes well, and the word that decides it. */
function waysOf(state: State): { readonly to: string; readonly word?: string }[] {
  if (state.Type === 'Choice') return state.Choices.map(({ StringEquals, Next: to }) => ({ to, word: StringEquals }));
  return 'Next' in state && state.Next !== undefined ? [{ to: state.Next }] : [];
}

/** Where a state goes when it does not. */
function failuresOf(state: State): { readonly to: string; readonly why: string }[] {
  if (state.Type === 'Choice') return [{ to: state.Default, why: 'any other word' }];
  return state.Type === 'Task'
    ? state.Catch.map(({ ErrorEquals, Next: to }) => ({ to, why: ErrorEquals.join(', ') }))
    : [];
}

/** What goes right is drawn through; what goes wrong is dotted, with one line for all states that fail alike. */
function linesOf({ States }: Machine): string[] {
  const states = Object.entries(States);
  const failing = new Map<string, string[]>();
  for (const [name, state] of states) {
    for (const { to, why } of failuresOf(state)) {
      const way = `-. "${why}" .-> ${to}`;
      failing.set(way, [...(failing.get(way) ?? []), name]);
    }
  }
  return [
    ...states.flatMap(([name, state]) =>
      waysOf(state).map(({ to, word }) => `${name} -->${word === undefined ? '' : `|"${word}"|`} ${to}`),
    ),
    ...[...failing].map(([way, from]) => `${from.join(' & ')} ${way}`),
  ];
}

/** Mermaid's text of a machine. */
export const flowchart = (machine: Machine): string =>
  [
    'flowchart TD',
    ...Object.entries(machine.States).map(([name, state]) => `  ${nodeOf(name, state)}`),
    ...linesOf(machine).map((line) => `  ${line}`),
  ].join('\n');

const errorsOf = (lists: readonly { readonly ErrorEquals: readonly string[] }[]): string =>
  lists.flatMap(({ ErrorEquals }) => ErrorEquals.map((error) => `\`${error}\``)).join(', ');

/** The tasks, and what is done when one does not go well. Tasks that fail alike stand in one line. */
export function taskTable({ States }: Machine): string {
  const alike = new Map<string, string[]>();
  for (const [name, state] of Object.entries(States)) {
    if (state.Type !== 'Task') continue;
    const [first] = state.Retry;
    const retry = first
      ? `${first.MaxAttempts} times on ${errorsOf(state.Retry)}; after ${first.IntervalSeconds} s, then ${first.BackoffRate} × as long, at most ${first.MaxDelaySeconds} s`
      : 'no';
    const caught = state.Catch.map((each) => `${errorsOf([each])} → \`${each.Next}\``).join('; ');
    const key = `${state.TimeoutSeconds} s | ${retry} | ${caught} |`;
    alike.set(key, [...(alike.get(key) ?? []), `\`${name}\` (\`${state.Parameters.task}\`)`]);
  }
  return [
    '| states (and the tasks they ask for) | timeout | tried again | caught |',
    '| --- | --- | --- | --- |',
    ...[...alike].map(([rest, names]) => `| ${names.join(', ')} | ${rest}`),
  ].join('\n');
}

/** How a run ends, in the definition's own words. */
export const endsTable = ({ States }: Machine): string =>
  [
    '| end | means |',
    '| --- | --- |',
    ...Object.entries(States).flatMap(([name, state]) =>
      state.Type === 'Succeed'
        ? [`| \`${name}\` | ${state.Comment} |`]
        : state.Type === 'Fail'
          ? [`| \`${name}\` (failure) | ${state.Cause} |`]
          : [],
    ),
  ].join('\n');
