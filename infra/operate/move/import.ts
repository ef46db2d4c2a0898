import { createReadStream } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Upload } from '@aws-sdk/lib-storage';
import { admitStaff } from '../../../shared/people/membership.store.ts';
import { type Key, KeySchema } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { findWorkshop } from '../../../shared/workshop/workshop.store.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import { Ended, STATUS } from '../ended.ts';
import { type Archive, contentOf, type Item } from './archive.ts';
import { heldItem } from './hold.ts';
import { folders, kindOf } from './items.ts';
import type { Place } from './place.ts';
import { resumeWorkshop } from './resume.ts';

export interface ImportOptions {
  /** It goes on here at once, also where it was exported at rest; else it is at rest. */
  readonly resume: boolean;
  readonly withLinkKeys: boolean;
  /** Epoch ms. */
  readonly now: number;
}

const AT_ONCE = 16;

/**
 * Writes a workshop that was exported. Everything is checked before anything is written; the workshop's own item comes last, so
 * that nobody sees half of it. What broke off is completed by the same command again.
 * @throws Ended where the workshop is there already, something else stands in its place, or an item is not what it should be
 */
export async function importWorkshop(place: Place, archive: Archive, options: ImportOptions): Promise<void> {
  const { manifest, folder } = archive;
  const { id } = manifest.workshop;
  checkAll(archive);
  const table = new Table(place.table, place.items);
  if (await findWorkshop(table, id))
    throw new Ended(
      STATUS.notDone,
      `There is a workshop "${id}" in ${place.name} already. Nothing was written. What was imported before goes on with npm run import -- --resume --workshop ${id} ${place.asked}`,
    );
  if (options.withLinkKeys) await bringLinkKeys(place, archive);
  for (const { key, sha256, contentType } of manifest.files) {
    const Body = createReadStream(contentOf(folder, sha256));
    const params = { Bucket: place.bucket, Key: key, Body, ContentType: contentType };
    await new Upload({ client: place.files, params }).done();
  }
  const items = archive.items.map((item) => heldItem(item, options.now));
  const [workshop, ...rest] = items.toSorted((a, b) => Number(b.sk === 'WORKSHOP') - Number(a.sk === 'WORKSHOP'));
  await writeAll(place, place.ballots, archive.ballots);
  await writeAll(place, place.table, rest);
  if (workshop) {
    await admitStaff(table, WorkshopSchema.parse(workshop));
    await writeAll(place, place.table, [workshop]);
  }
  if (options.resume) await resumeWorkshop(place, id);
}

/** @throws Ended with the first item that is not what it should be: a kind that nobody knows may be of a newer Afterword */
function checkAll({ folder, manifest, items, ballots }: Archive): void {
  const { id } = manifest.workshop;
  const refused = (what: string): Ended =>
    new Ended(STATUS.notDone, `${folder} cannot be imported: ${what}. Nothing was written.`);
  for (const item of [...items, ...ballots]) {
    const key = KeySchema.parse(item);
    const kind = kindOf(id, key);
    if (!kind) throw refused(`${key.pk} / ${key.sk} is of another workshop, or of no kind that this Afterword knows`);
    const [issue] = kind.schema.safeParse(item).error?.issues ?? [];
    if (issue) throw refused(`the ${kind.kind} ${key.sk} is not valid (${issue.path.join('.')}: ${issue.message})`);
  }
  if (items.filter(({ sk }) => sk === 'WORKSHOP').length !== 1) throw refused('it does not hold the workshop itself');
  const stray = manifest.files.find(({ key }) => !folders(id).some((prefix) => key.startsWith(prefix)));
  if (stray) throw refused(`the document ${stray.key} belongs to no workshop, or to another`);
}

async function writeAll(place: Place, table: string, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map((item) => written(place, table, item)));
}

/** Where the very same stands there already, an import that broke off has written it. */
async function written(place: Place, table: string, item: Item): Promise<void> {
  try {
    await place.items.send(
      new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { pk, sk }: Key = KeySchema.parse(item);
    const found = await place.items.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
    if (!isDeepStrictEqual(found.Item, item))
      throw new Ended(
        STATUS.notDone,
        `In ${place.name} something else stands under ${pk} / ${sk}. Nothing of it was changed, and the workshop is not there; ask whoever maintains Afterword.`,
        error,
      );
  }
}

/** From then on links of the other place open here, and those that this place has sent before open nothing any more. */
async function bringLinkKeys(place: Place, { folder, manifest }: Archive): Promise<void> {
  if (!manifest.linkKeys)
    throw new Ended(STATUS.notDone, `${folder} holds no link keys: export it --with-link-keys. Nothing was written.`);
  const SecretString = JSON.stringify(manifest.linkKeys);
  await place.secrets.send(new PutSecretValueCommand({ SecretId: place.linkKeys, SecretString }));
}
