import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Answers } from '../feedback/answers.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Ballot, BallotSchema, type Box, BoxSchema, boxOf } from './ballot.ts';
import { type BlindKeys, makeKeys, PublicKeySchema } from './blind-signature.ts';

/** The table of the ballots. Each function may use the part of it that it needs; infra/constructs/ballots.ts says which. */

export const BlindKeysSchema = z.object({ privateKey: z.string(), publicKey: PublicKeySchema });
const KeyItem: ItemType<BlindKeys> = { schema: BlindKeysSchema };
const BoxItem: ItemType<Box> = { schema: BoxSchema };
const BallotItem: ItemType<Ballot> = { schema: BallotSchema };

/**
 * The workshop's key, made by whoever asks first, with the ballot box ready for what it signs: the box is told anew whenever
 * the dates or the questions have changed. For the issuer.
 */
export async function prepareBox(
  ballots: Table,
  workshop: Workshop,
  questionnaire: Box['questionnaire'],
): Promise<BlindKeys> {
  const { id } = workshop.details;
  const blindKeys = await keysOf(ballots, id);
  const box = boxOf(workshop, { publicKey: blindKeys.publicKey, questionnaire });
  const key = keys.ballotBox(id);
  if ((await ballots.insert(BoxItem, key, { ...box, counted: false })) === 'exists') {
    await ballots.change(BoxItem, key, (before) => {
      const after = { ...box, counted: before.counted };
      // As it is stored: without what is undefined.
      return isDeepStrictEqual(before, BoxSchema.parse(JSON.parse(JSON.stringify(after)))) ? before : after;
    });
  }
  return blindKeys;
}

async function keysOf(ballots: Table, workshopId: string): Promise<BlindKeys> {
  const key = keys.ballotKey(workshopId);
  const found = await ballots.read(KeyItem, key);
  if (found) return found;
  const made = makeKeys();
  if ((await ballots.insert(KeyItem, key, made)) === 'inserted') return made;
  const others = await ballots.read(KeyItem, key);
  if (!others) throw new Error(`The key of the ballots of ${workshopId} is there and cannot be read.`);
  return others;
}

/** @throws Refusal `not-found` where no ballot was asked for yet, or feedback is not anonymous */
export async function readBox(ballots: Table, workshopId: string): Promise<Box> {
  const box = await ballots.read(BoxItem, keys.ballotBox(workshopId));
  if (!box) throw new Refusal('not-found', say('ballot.noBox'));
  return box;
}

/**
 * Puts a ballot into the box, under the digest (hex) of its token. The same ballot once more is the same ballot.
 * @throws Refusal `conflict` where other answers were cast with that token
 */
export async function castBallot(ballots: Table, workshopId: string, digest: string, ballot: Ballot): Promise<void> {
  const key = keys.ballot(workshopId, digest);
  if ((await ballots.insert(BallotItem, key, ballot)) === 'inserted') return;
  const cast = await ballots.read(BallotItem, key);
  if (!isDeepStrictEqual(cast?.answers, ballot.answers)) throw new Refusal('conflict', say('ballot.castAlready'));
}

/** Closes the box, and takes out what is in it: in the order of the tokens' digests, which is no order at all. */
export async function countBallots(ballots: Table, workshopId: string): Promise<Answers[]> {
  await ballots.change(BoxItem, keys.ballotBox(workshopId), (box) => (box.counted ? box : { ...box, counted: true }));
  const { pk } = keys.ballot(workshopId, '');
  const items = await Array.fromAsync(ballots.between(pk, '0', 'g'));
  return items.map((item) => BallotSchema.parse(item).answers);
}
