import { answersSheet } from '../../../shared/feedback/answers-sheet.ts';
import { codebook } from '../../../shared/feedback/codebook.ts';
import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { resultsSheet } from '../../../shared/feedback/results-sheet.ts';
import { papersSheet } from '../../../shared/papers/papers-sheet.ts';
import { participationSheet } from '../../../shared/people/participation-sheet.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { swotSheet } from '../../../shared/swot/swot-sheet.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { binaryFile } from '../../../shared/web/reply.ts';
import type { Sheet } from '../../../shared/workbook/sheet.ts';
import { workbook, XLSX_TYPE } from '../../../shared/workbook/workbook.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { readSeen, requireResults } from './seen.ts';

/** Everything in one workbook: to organisers by name, to others the results as they are told. */
export const workbookRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/feedback/results.xlsx', 'viewer', async (visit) => {
    const sheets = visit.role === 'organiser' ? await everything(context, visit) : await told(context, visit);
    return binaryFile(await workbook(sheets), { type: XLSX_TYPE, name: `results-${visit.workshop.details.id}.xlsx` });
  }),
];

/** Where feedback is anonymous there are no answers by person, and this function has no right to any. */
async function everything(context: StaffContext, { workshop }: StaffVisit): Promise<Sheet[]> {
  const { details } = workshop;
  const [published, everyone] = await Promise.all([
    readQuestionnaire(context.table, workshop),
    listEveryone(context.table, details.id),
  ]);
  const people = everyone.map(({ person }) => person);
  const answers = people.flatMap(({ feedback }) => (feedback ? [feedback.answers] : []));
  return [
    ...(details.feedback.anonymous ? [] : [answersSheet(published, details, people)]),
    swotSheet(people, details.timeZone),
    papersSheet(everyone, details.timeZone),
    participationSheet(everyone, details.timeZone),
    ...(details.feedback.anonymous ? [] : [codebook(published.questionnaire, details.sessions, answers)]),
  ];
}

/** How many answered each field stands in the results, as far as it is told, and so not in the codebook. */
async function told(context: StaffContext, visit: StaffVisit): Promise<Sheet[]> {
  const { results, questionnaire } = requireResults(await readSeen(context, visit));
  const { columns, rows, name } = codebook(questionnaire, visit.workshop.details.sessions, []);
  return [resultsSheet(results), { name, columns: columns.slice(0, -1), rows: rows.map((row) => row.slice(0, -1)) }];
}
