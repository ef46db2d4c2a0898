import middy from '@middy/core';
import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { NowSchema, RunSchema } from '../../shared/debts/run.ts';
import { environment } from '../../shared/environment.ts';
import { openReports } from '../../shared/report/report.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { EditionContext } from './context.ts';
import { writeEdition } from './write-edition.ts';

const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET', 'BASE_URL');
const context: EditionContext = {
  table: new Table(env.TABLE_NAME),
  reports: openReports(env.DOCUMENTS_BUCKET),
  writeDocx: async (document) => {
    const { writeDocx } = await import('../../shared/report/document/write-docx.ts');
    return writeDocx(document, {
      wasm: new URL('index_bg.wasm', import.meta.url),
      fonts: [
        new URL('NotoSansBengali_400Regular.ttf', import.meta.url),
        new URL('NotoSans_400Regular.ttf', import.meta.url),
      ],
    });
  },
  baseUrl: env.BASE_URL,
};

const TaskSchema = z.object({ task: z.literal('write'), run: RunSchema, now: NowSchema });

/** The task of workflows/report-edition.ts. */
export const handler = middy<unknown, unknown>().handler((event) => {
  const input = TaskSchema.parse(event);
  return carryOut(input, () => writeEdition(context, input.run, input.now));
});
