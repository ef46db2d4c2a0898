import { fileURLToPath } from 'node:url';
import { type LocalStack, type LocalStackOptions, startLocal } from '../../infra/local/local-stack.ts';
import { readSeed, type Seed, usersOf } from '../../infra/local/seed.ts';
import { sharedAssembly } from '../support/assembly.ts';
import { JOURNEY_BEGINS } from './journey.ts';

/** The Dhaka workshop's file and its list of participants. */
export const dhaka = (): Seed =>
  readSeed(fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url)));

/** The local run with nothing in it, days before the workshop. `engines`: of the caller's own, or what stands in front of them. */
export const startJourneyStack = async (
  engines: Pick<LocalStackOptions, 'dynamodb' | 'between'> = {},
): Promise<LocalStack> =>
  startLocal({
    port: 0,
    startAt: Date.parse(JOURNEY_BEGINS),
    users: usersOf(dhaka()),
    ...(await sharedAssembly()),
    ...engines,
  });
