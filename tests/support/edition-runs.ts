import type { EditionContext } from '../../functions/report-edition/context.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { BASE_URL } from './browser-like.ts';
import { sweep, writeEdition } from './in-role.ts';
import { keptReports } from './kept-reports.ts';

/** Sweeps and runs of approved reports, by hand. `objects`: the bucket that the console reads. */
export function editionRuns(table: Table, objects: Map<string, Uint8Array>) {
  const context: EditionContext = {
    table,
    reports: keptReports(objects).reports,
    // What a Word document holds is tested by itself; here it is something of the document's own.
    writeDocx: async (document) => new TextEncoder().encode(JSON.stringify(document)),
    baseUrl: BASE_URL,
  };
  /** What a sweep at `now` starts for a workshop's report. */
  const sweepAt = async (workshopId: string, now: number): Promise<Run[]> => {
    const runs: Run[] = [];
    await sweep(
      table,
      async (kind, _name, run) => {
        if (kind === 'edition' && run.workshopId === workshopId) runs.push(run);
      },
      now,
    );
    return runs;
  };
  return {
    context,
    sweepAt,
    /** The sweep and what it starts. @returns how each run ended */
    async written(workshopId: string, now: number): Promise<string[]> {
      const ends: string[] = [];
      for (const run of await sweepAt(workshopId, now)) ends.push((await writeEdition(context, run, now)).next);
      return ends;
    },
  };
}
