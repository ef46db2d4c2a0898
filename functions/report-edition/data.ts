import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { readTallyText } from '../../shared/feedback/told-tally.ts';
import { listWithErased } from '../../shared/people/person.store.ts';
import { type Summary, summarise } from '../../shared/report/summary.ts';
import { readThemes } from '../../shared/swot/themes.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { EditionContext } from './context.ts';

/** What an edition is made of. */
export interface Data {
  readonly summary: Summary;
  /** The ids of whoever agreed to be named. */
  readonly named: readonly string[];
}

/** The data as they stand, summed up as of a moment (epoch ms): what is overdue by then. */
export async function readData({ table, reports }: EditionContext, workshopId: string, asOf: number): Promise<Data> {
  const workshop = await readWorkshop(table, workshopId);
  const { report } = workshop;
  const { questionnaire } = await readQuestionnaire(table, workshop);
  const [{ people, erased }, themes, told] = await Promise.all([
    listWithErased(table, workshopId),
    readThemes(table, workshopId),
    report?.tally === undefined ? undefined : reports.read(report.tally).then(readTallyText),
  ]);
  return {
    summary: summarise(workshop, questionnaire, people, {
      erased,
      themes,
      now: asOf,
      told: told && { tally: told, cast: report?.cast ?? 0 },
    }),
    named: people.filter(({ person }) => person.agreed.named).map(({ person }) => person.id),
  };
}
