import { createHash } from 'node:crypto';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import { badFile } from '../../../shared/papers/file-fault.ts';
import { fileTypeOf } from '../../../shared/papers/file-type.ts';
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

  async keepUpload({ workshopId, personId }: Parameters<Documents['keepUpload']>[0], key: string): Promise<PaperFile> {
    const bytes = await this.#through('GetObject', 'read', () => this.objects.get(key));
    if (!bytes) throw badFile('not-arrived');
    const type = fileTypeOf(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const kept = `papers/${workshopId}/${personId}/${sha256}.${type}`;
    await this.#through('CopyObject', 'write', () => this.objects.set(kept, bytes));
    return { key: kept, sha256, bytes: bytes.length, type, name: 'paper.pdf' };
  }

  read({ key }: PaperFile): Promise<Uint8Array | undefined> {
    return this.#through('GetObject', 'read', () => this.objects.get(key));
  }

  async download({ key }: PaperFile): Promise<string> {
    return `https://bucket.example.org/${key}`;
  }
}
