import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { MachineSchema } from './execution.ts';
import { explore } from './explore.ts';

/** A thread that explores the histories of papers, on the product as it was bundled. */

export const OrderSchema = z.object({
  /** The paper's own, and that of its packets. */
  review: MachineSchema,
  handOff: MachineSchema,
  runs: z.int().positive(),
  seed: z.int(),
});
export type Order = z.infer<typeof OrderSchema>;

process.env.AWS_REGION = 'eu-central-1';
// Every request is logged, and here there are thousands.
console.error = console.warn = console.info = console.log = () => {};

const { review, handOff, runs, seed } = OrderSchema.parse(workerData);
parentPort?.postMessage(
  await explore({ paper: review, 'co-authors': review, review, packet: handOff, 'hand-off': handOff }, runs, seed),
);
