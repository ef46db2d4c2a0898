import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { WorkshopIdSchema } from '../../../shared/store/keys.ts';
import { Ended, STATUS } from '../ended.ts';

/**
 * A workshop as a folder: `manifest.json` says what is in it, with the SHA-256 of every part; `items.jsonl` and `ballots.jsonl`
 * hold an item a line, as the tables have them; `files/` holds each document once, named by its SHA-256. The folder appears
 * whole or not at all, and is for its owner's eyes only.
 */
export const FORMAT = 1;
const MANIFEST = 'manifest.json';
const WHAT = 'a workshop of Afterword';

const HashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const PartSchema = z.object({ lines: z.int().nonnegative(), sha256: HashSchema });
const FileSchema = z.object({
  key: z.string(),
  sha256: HashSchema,
  bytes: z.int().nonnegative(),
  contentType: z.string(),
});
export type ArchivedFile = z.infer<typeof FileSchema>;

const ManifestSchema = z.object({
  what: z.literal(WHAT),
  format: z.literal(FORMAT),
  workshop: z.object({ id: WorkshopIdSchema, title: z.string() }),
  exportedAt: z.iso.datetime(),
  from: z.string(),
  /** Whether the place that it comes from was told to send nothing more of it. */
  heldThere: z.boolean(),
  /** How many items there are of each kind. */
  counts: z.record(z.string(), z.int().positive()),
  items: PartSchema,
  ballots: PartSchema,
  files: z.array(FileSchema),
  /** The keys of personal links, where they were asked for: whoever has them can open everybody's page. */
  linkKeys: z.record(z.string(), z.string()).optional(),
});
export type Manifest = z.infer<typeof ManifestSchema>;
export type Item = Readonly<Record<string, unknown>>;
type PartName = 'items' | 'ballots';

const itemsFile = (folder: string, part: PartName): string => join(folder, `${part}.jsonl`);
export const contentOf = (folder: string, sha256: string): string => join(folder, 'files', sha256);

/** Writes an archive beside where it shall be, and moves it there when all of it is written. */
export class ArchiveWriter {
  readonly #folder: string;
  readonly #unfinished: string;

  /** @throws Ended where something lies there already */
  constructor(folder: string) {
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new Ended(STATUS.notDone, `${folder} is not empty. Choose a folder that is not there yet.`);
    this.#folder = folder;
    this.#unfinished = `${folder}.unfinished`;
    rmSync(this.#unfinished, { recursive: true, force: true });
    mkdirSync(dirname(this.#unfinished), { recursive: true });
    // One by one from here: where a file system takes no folders at all (/proc), Node tries to make a whole path without end.
    mkdirSync(this.#unfinished, { mode: 0o700 });
    mkdirSync(join(this.#unfinished, 'files'), { mode: 0o700 });
  }

  async items(part: PartName, items: readonly Item[]): Promise<z.infer<typeof PartSchema>> {
    const text = items.map((item) => `${JSON.stringify(item)}\n`).join('');
    await writeFile(itemsFile(this.#unfinished, part), text, { mode: 0o600 });
    return { lines: items.length, sha256: createHash('sha256').update(text).digest('hex') };
  }

  async file(key: string, contentType: string, content: Readable): Promise<ArchivedFile> {
    const arriving = join(this.#unfinished, 'files', 'arriving');
    const measure = measured();
    await pipeline(content, measure.passing, createWriteStream(arriving, { mode: 0o600 }));
    const { sha256, bytes } = measure.result();
    renameSync(arriving, contentOf(this.#unfinished, sha256));
    return { key, sha256, bytes, contentType };
  }

  async finish(manifest: Omit<Manifest, 'what' | 'format'>): Promise<void> {
    const whole: Manifest = { what: WHAT, format: FORMAT, ...manifest };
    await writeFile(join(this.#unfinished, MANIFEST), `${JSON.stringify(whole, null, 1)}\n`, { mode: 0o600 });
    rmSync(this.#folder, { recursive: true, force: true });
    renameSync(this.#unfinished, this.#folder);
  }

  /** What broke off leaves nothing: half a workshop is of no use, and holds people's names. */
  abandon(): void {
    rmSync(this.#unfinished, { recursive: true, force: true });
  }
}

export interface Archive {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly items: readonly Item[];
  readonly ballots: readonly Item[];
}

/** Reads an archive, and checks that each part of it is what the manifest says. @throws Ended with one sentence */
export async function readArchive(folder: string): Promise<Archive> {
  const manifest = readManifest(folder);
  const items = readItems(folder, 'items', manifest.items);
  const ballots = readItems(folder, 'ballots', manifest.ballots);
  for (const { key, sha256, bytes } of manifest.files) {
    const file = contentOf(folder, sha256);
    if (!existsSync(file)) throw damaged(folder, `the document ${key} is missing`);
    const measure = measured();
    await pipeline(createReadStream(file), measure.passing, async (pieces) => {
      for await (const _ of pieces);
    });
    const found = measure.result();
    if (found.sha256 !== sha256 || found.bytes !== bytes) throw damaged(folder, `the document ${key} was changed`);
  }
  return { folder, manifest, items, ballots };
}

function readManifest(folder: string): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  } catch {
    throw new Ended(STATUS.wrongUse, `${folder} is no export of Afterword: it has no ${MANIFEST} that can be read.`);
  }
  const format = z.object({ what: z.literal(WHAT), format: z.int() }).safeParse(parsed).data?.format;
  if (format !== undefined && format > FORMAT)
    throw new Ended(
      STATUS.notDone,
      `${folder} was written by a newer Afterword (format ${format}; this one knows ${FORMAT}). Import it with that version, or a later one.`,
    );
  const manifest = ManifestSchema.safeParse(parsed);
  if (!manifest.success) throw damaged(folder, `${MANIFEST} is not as it was written`);
  return manifest.data;
}

function readItems(folder: string, part: PartName, { lines, sha256 }: z.infer<typeof PartSchema>): Item[] {
  let text: string;
  try {
    text = readFileSync(itemsFile(folder, part), 'utf8');
  } catch {
    throw damaged(folder, `${part}.jsonl is missing`);
  }
  if (createHash('sha256').update(text).digest('hex') !== sha256) throw damaged(folder, `${part}.jsonl was changed`);
  const items = text.split('\n').filter((line) => line !== '');
  if (items.length !== lines) throw damaged(folder, `${part}.jsonl has not as many lines as it should`);
  return items.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

const damaged = (folder: string, what: string): Ended =>
  new Ended(STATUS.notDone, `${folder} cannot be imported: ${what}. Nothing was written. Export it again.`);

function measured() {
  const hash = createHash('sha256');
  let bytes = 0;
  const passing = new Transform({
    transform(piece: Buffer, _encoding, pass) {
      hash.update(piece);
      bytes += piece.length;
      pass(null, piece);
    },
  });
  return { passing, result: () => ({ sha256: hash.digest('hex'), bytes }) };
}
