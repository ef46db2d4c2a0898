import { type ActionCosts, actionCosts } from './actions.ts';
import { startBenchStack } from './bench-stack.ts';
import { type ColdStart, coldStarts } from './cold-start.ts';
import { type Cost, costOf } from './cost.ts';
import { type DhakaUse, dhakaUse } from './dhaka.ts';
import { type FollowUps, followUps } from './follow-up.ts';
import { type Load, loadOf } from './load.ts';
import { type PageWeight, pageWeights } from './pages.ts';
import { quietly } from './quiet.ts';
import { standingOf } from './standing.ts';

export const PARTS = ['functions', 'actions', 'followUp', 'pages', 'load', 'cost'] as const;
export type Part = (typeof PARTS)[number];

export interface Measurements {
  functions?: Readonly<Record<string, ColdStart>>;
  actions?: ActionCosts;
  followUp?: FollowUps;
  pages?: Readonly<Record<string, PageWeight>>;
  load?: Load;
  cost?: Cost & { readonly dhaka: DhakaUse };
}

/** Enough for what a mail of a large mailing costs. */
const MAILING_FOR_COST = 1_000;

/** Measures the parts that were asked for, and what the money needs besides. `people`: no mailing to more than these. */
export async function measure(
  parts: ReadonlySet<Part>,
  people: number,
  tell: (line: string) => void,
): Promise<Measurements> {
  const found: Measurements = {};
  const forMoney = parts.has('cost');
  if (parts.has('functions')) {
    tell('functions: bundling and importing each');
    found.functions = await coldStarts();
  }
  if (parts.has('actions') || forMoney) found.actions = await quietly(() => actionCosts(tell));
  if (parts.has('followUp') || forMoney) {
    found.followUp = await followUps(parts.has('followUp') ? people : Math.min(people, MAILING_FOR_COST), tell);
  }
  if (parts.has('pages') || parts.has('load') || forMoney) {
    tell('pages, load: starting the local stack');
    const stack = await startBenchStack();
    try {
      if (parts.has('pages') || forMoney) found.pages = await pageWeights(stack, tell);
      if (parts.has('load')) found.load = await loadOf(stack, tell);
    } finally {
      await stack.stop();
    }
  }
  const { actions, followUp, pages } = found;
  const mailing = Object.values(followUp ?? {}).at(-1);
  if (forMoney && actions && mailing && pages) {
    const dhaka = await dhakaUse(tell);
    found.cost = { ...costOf({ actions, mailing, pages, dhaka, standing: standingOf() }), dhaka };
  }
  return found;
}
