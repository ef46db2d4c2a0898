import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { OwingItem } from '../../../shared/debts/debts.store.ts';
import { DebtsSchema, held } from '../../../shared/debts/debts.ts';
import { readLinkKeys } from '../../../shared/people/link-keys.store.ts';
import { KeySchema } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import { Ended, STATUS } from '../ended.ts';
import { type ArchivedFile, ArchiveWriter, type Item, type Manifest } from './archive.ts';
import { heldWorkshop } from './hold.ts';
import { ballotPartitions, folders, kindOf, partitionOf } from './items.ts';
import type { Place } from './place.ts';

export interface ExportOptions {
  readonly workshopId: string;
  readonly folder: string;
  /** The place that it comes from sends nothing more of it. */
  readonly hold: boolean;
  readonly withLinkKeys: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Writes everything of a workshop into a folder: its items, the ballots of anonymous feedback with the key they were signed
 * with, and its documents. Reads by key and by prefix only, so that it costs what the workshop is large, and no more.
 * @throws Ended where there is no such workshop, or the folder is not empty
 */
export async function exportWorkshop(place: Place, options: ExportOptions): Promise<Manifest> {
  const { workshopId, folder, hold, withLinkKeys, now } = options;
  if (!(await partition(place, place.table, partitionOf(workshopId))).some(({ sk }) => sk === 'WORKSHOP'))
    throw new Ended(
      STATUS.notDone,
      `There is no workshop "${workshopId}" in ${place.name}. Its id stands in its pages’ addresses.`,
    );
  const writer = new ArchiveWriter(folder);
  try {
    if (hold) await holdAll(place, workshopId, now);
    const items = await partition(place, place.table, partitionOf(workshopId));
    const ballots: Item[] = [];
    for (const pk of ballotPartitions(workshopId)) ballots.push(...(await partition(place, place.ballots, pk)));
    const files: ArchivedFile[] = [];
    for await (const key of keysOf(place, workshopId)) files.push(await fetched(place, key, writer));
    const title = WorkshopSchema.parse(items.find(({ sk }) => sk === 'WORKSHOP')).details.title;
    const manifest = {
      workshop: { id: workshopId, title },
      exportedAt: new Date(now).toISOString(),
      from: place.name,
      heldThere: hold,
      counts: counted(workshopId, [...items, ...ballots]),
      items: await writer.items('items', items),
      ballots: await writer.items('ballots', ballots),
      files,
      ...(withLinkKeys && { linkKeys: await readLinkKeys(place.linkKeys, place.secrets) }),
    };
    await writer.finish(manifest);
    return { what: 'a workshop of Afterword', format: 1, ...manifest };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Everything in a partition, in the order of its keys. @throws Error for what JSON cannot hold: nothing is lost in silence */
export async function partition(place: Place, table: string, pk: string): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const reply = await place.items.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(reply.Items ?? []));
    start = reply.LastEvaluatedKey;
  } while (start);
  const odd = items.find((item) => !isDeepStrictEqual(JSON.parse(JSON.stringify(item)), item));
  if (odd) throw new Error(`The item ${odd.pk} / ${odd.sk} holds what an export cannot carry.`);
  return items;
}

/** The debts of each item first, the plan last: whatever breaks off in between is held by the same command again. */
async function holdAll(place: Place, workshopId: string, now: number): Promise<void> {
  const table = new Table(place.table, place.items);
  for (const item of await partition(place, place.table, partitionOf(workshopId))) {
    if (item.sk === 'WORKSHOP' || !DebtsSchema.safeParse(item.debts).success) continue;
    await table.change(OwingItem, KeySchema.parse(item), (owing) => {
      const debts = held(owing.debts);
      return debts === owing.debts ? owing : { ...owing, debts };
    });
  }
  await changeWorkshop(table, workshopId, (workshop) => heldWorkshop(workshop, now));
}

function counted(workshopId: string, items: readonly Item[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const key = KeySchema.parse(item);
    const kind = kindOf(workshopId, key)?.kind;
    if (kind === undefined) throw new Error(`The item ${key.pk} / ${key.sk} is of no kind that an export knows.`);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

export async function* keysOf(place: Place, workshopId: string): AsyncGenerator<string> {
  for (const Prefix of folders(workshopId)) {
    let ContinuationToken: string | undefined;
    do {
      const reply = await place.files.send(
        new ListObjectsV2Command({ Bucket: place.bucket, Prefix, ...(ContinuationToken && { ContinuationToken }) }),
      );
      for (const { Key } of reply.Contents ?? []) if (Key !== undefined) yield Key;
      ContinuationToken = reply.NextContinuationToken;
    } while (ContinuationToken);
  }
}

async function fetched(place: Place, key: string, writer: ArchiveWriter): Promise<ArchivedFile> {
  const { Body, ContentType } = await place.files.send(new GetObjectCommand({ Bucket: place.bucket, Key: key }));
  if (!(Body instanceof Readable)) throw new Error(`S3 answered ${key} without a body.`);
  return writer.file(key, ContentType ?? 'application/octet-stream', Body);
}
