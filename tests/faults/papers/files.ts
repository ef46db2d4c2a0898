import { createHash } from 'node:crypto';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import { badFile } from '../../../shared/papers/file-fault.ts';
import { typeFor } from '../../../shared/papers/file-role.ts';
import type { Packets, StoredPacket } from '../../../shared/papers/hand-off/packets.store.ts';
import type { PacketPlan } from '../../../shared/papers/hand-off/parts.ts';
import type { PaperFile } from '../../../shared/papers/paper.ts';
import { randomToken } from '../../../shared/store/keys.ts';
import type { Through } from '../sim/faults.ts';

/** The bucket, in memory, whose calls pass the injector. That the real one does the same is shown by papers-documents.test.ts. */
export class Bucket implements Documents {
  readonly objects = new Map<string, Buffer>();
  readonly #through: Through;

  constructor(through: Through) {
    this.#through = through;
  }

  async uploadForm(place: Parameters<Documents['uploadForm']>[0]) {
    const key = `uploads/${place.workshopId}/${place.personId}/${place.id}/${randomToken()}/paper.pdf`;
    return { url: 'https://bucket.example.org/', fields: { key } };
  }

  findUpload(_place: unknown, key: string) {
    return this.#through('HeadObject', 'read', () => {
      const found = this.objects.get(key);
      return found && { name: 'paper.pdf', bytes: found.length };
    });
  }

  async keepUpload(
    { workshopId, personId }: Parameters<Documents['keepUpload']>[0],
    { key, role }: Parameters<Documents['keepUpload']>[1],
  ): Promise<PaperFile> {
    const bytes = await this.#through('GetObject', 'read', () => this.objects.get(key));
    if (!bytes) throw badFile('not-arrived');
    const type = typeFor(role, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const kept = `papers/${workshopId}/${personId}/${sha256}.${type}`;
    await this.#through('CopyObject', 'write', () => this.objects.set(kept, bytes));
    return { key: kept, sha256, bytes: bytes.length, type, name: 'paper.pdf' };
  }

  read({ key }: PaperFile): Promise<Uint8Array | undefined> {
    return this.#through('GetObject', 'read', () => this.objects.get(key));
  }

  async scanStatus(): Promise<never> {
    throw new Error('This deployment scans nothing.');
  }

  show(file: PaperFile): Promise<string> {
    return this.download(file);
  }

  async download({ key }: PaperFile): Promise<string> {
    return `https://bucket.example.org/${key}`;
  }
}

/** The packets of the bucket, kept whole or not at all. */
export class PacketShelf implements Packets {
  readonly #through: Through;
  readonly #plans = new Map<string, PacketPlan>();

  constructor(through: Through) {
    this.#through = through;
  }

  keepPlan(place: string, plan: PacketPlan): Promise<PacketPlan> {
    return this.#through('PutObject', 'write', () => {
      const kept = this.#plans.get(place) ?? plan;
      this.#plans.set(place, kept);
      return kept;
    });
  }

  readPlan(place: string): Promise<PacketPlan> {
    return this.#through('GetObject', 'read', () => {
      const plan = this.#plans.get(place);
      if (!plan) throw new Error('There is no such plan.');
      return plan;
    });
  }

  async keep(key: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredPacket> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
    }
    return this.#through('PutObject', 'write', () => ({ key, sha256: hash.copy().digest('hex'), bytes }));
  }

  async download(key: string): Promise<string> {
    return `https://bucket.example.org/${key}`;
  }
}
