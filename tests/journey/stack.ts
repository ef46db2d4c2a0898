import { fileURLToPath } from 'node:url';
import { type LocalStack, startLocal } from '../../infra/local/local-stack.ts';
import { readSeed, type Seed, usersOf } from '../../infra/local/seed.ts';
import { sharedAssembly } from '../support/assembly.ts';
import { JOURNEY_BEGINS } from './journey.ts';

/** The Dhaka workshop's file and its list of participants. */
export const dhaka = (): Seed =>
  readSeed(fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url)));

/** The local run with nothing in it, days before the workshop. `dynamodb`: an engine of the caller's own. */
export const startJourneyStack = async (engines: { readonly dynamodb?: string } = {}): Promise<LocalStack> =>
  startLocal({
    port: 0,
    startAt: Date.parse(JOURNEY_BEGINS),
    users: usersOf(dhaka()),
    ...(await sharedAssembly()),
    ...engines,
  });
