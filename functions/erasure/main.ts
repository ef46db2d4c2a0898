import middy from '@middy/core';
import { environment } from '../../shared/environment.ts';
import { openErasedFiles } from '../../shared/papers/erased-files.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { ErasureContext } from './context.ts';
import { erasureTask } from './tasks.ts';

/** The tasks of workflows/erasure.ts. */
export function open() {
  const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET');
  const context: ErasureContext = {
    table: new Table(env.TABLE_NAME),
    files: openErasedFiles(env.DOCUMENTS_BUCKET),
  };
  return middy<unknown, unknown>().handler((event) => erasureTask(context, event));
}
