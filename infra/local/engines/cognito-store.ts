import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import type { DataStoreFactory } from 'cognito-local/lib/services/dataStore/factory.js';
import * as z from 'zod';
import { DamagedData } from './engine.ts';
import { keepFile, readKeptJson } from './kept-file.ts';

const record = z.record(z.string(), z.unknown());

/**
 * cognito-local's data, one JSON file a pool, in `folder` and nowhere else. Its own store writes in place, so that a
 * kill during a sign-in (which stores a refresh token) would leave half a file and nobody could sign in again.
 */
export function keptStores(folder: string): DataStoreFactory {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    create: async (_context, id, defaults) => {
      const file = path.join(folder, `${id}.json`);
      return new KeptStore(file, { ...defaults, ...revived(readKeptJson(file, record) ?? {}) });
    },
  };
}

class KeptStore implements DataStore {
  readonly #file: string;
  readonly #root: Record<string, unknown>;

  constructor(file: string, root: Record<string, unknown>) {
    this.#file = file;
    this.#root = root;
  }

  // `z.custom` without a check: the engine names the type of what it stored here itself.
  async getRoot<T>(): Promise<T> {
    return z.custom<T>().parse(this.#root);
  }

  async get<T>(_context: unknown, key: string | string[], otherwise?: T): Promise<T> {
    const found = [key].flat().reduce<unknown>((value, step) => record.safeParse(value).data?.[step], this.#root);
    return z.custom<T>().parse(found ?? otherwise ?? null);
  }

  async set(_context: unknown, key: string | string[], value: unknown): Promise<void> {
    const [last, parent] = this.#parentOf(key);
    parent[last] = value;
    this.#keep();
  }

  async delete(_context: unknown, key: string | string[]): Promise<void> {
    const [last, parent] = this.#parentOf(key);
    delete parent[last];
    this.#keep();
  }

  #parentOf(key: string | string[]): [string, Record<string, unknown>] {
    const steps = [key].flat();
    const last = steps.pop() ?? '';
    let parent = this.#root;
    for (const step of steps) {
      const next = parent[step] ?? {};
      if (!isRecord(next)) throw new DamagedData(this.#file, `${step} is not an object`);
      parent[step] = next;
      parent = next;
    }
    return [last, parent];
  }

  #keep(): void {
    keepFile(this.#file, JSON.stringify(this.#root, null, 2));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The engine reckons with Dates where a name ends in `Date`. */
function revived(root: Record<string, unknown>): Record<string, unknown> {
  return record.parse(
    JSON.parse(JSON.stringify(root), (key: string, value: unknown) =>
      key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value,
    ),
  );
}
