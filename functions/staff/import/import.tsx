import * as z from 'zod';
import { importParticipants, judge } from '../../../shared/people/import.store.ts';
import { readParticipantsTable } from '../../../shared/people/import.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { answer, page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { ImportOutcomeJson, ImportPreviewJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { ColumnsPage, seenOf } from './columns-page.tsx';
import { DonePage } from './done-page.tsx';
import { verdictsJson } from './preview.tsx';
import { StartPage } from './start-page.tsx';
import { mappedIn, mustTravel, type SentTable, TableSchema, tableIn } from './table.ts';

const IMPORT = '/participants/import';

const StepSchema = z.object({
  step: z.enum(['preview', 'import'], 'Please say preview or import.').default('preview'),
});

/**
 * Participants from a table, in three steps: the table; what its columns hold and what would become of each row; the
 * import. The table travels in the form. A program sends it to the list itself, in one request. The result is a page of
 * its own and no redirect: sending it again changes nothing.
 */
export function importRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', IMPORT, 'organiser', async (visit) => page(<StartPage visit={visit} />)),
    memberPost(context, IMPORT, 'organiser', TableSchema.extend(StepSchema.shape), (visit, request) =>
      withTable(visit, request, (table) => nextStep(context, visit, request, table)),
    ),
    memberPost(context, '/participants', 'organiser', TableSchema, (visit, request) =>
      withTable(visit, request, async ({ text }) => {
        const read = readParticipantsTable(text);
        const outcome = await importParticipants(context.table, visit.workshop.details, read, request.now);
        return answer<typeof ImportOutcomeJson>(request, {
          page: () => <DonePage visit={visit} outcome={outcome} />,
          json: outcome,
        });
      }),
    ),
  ];
}

/** What to do with the table that was sent. One that cannot be taken comes back in the form of the first step. */
async function withTable(
  visit: StaffVisit,
  request: Request,
  act: (table: SentTable) => Promise<Reply>,
): Promise<Reply> {
  if (visit.workshop.erasedAt) {
    throw new Refusal('closed', 'What this workshop kept of its participants was erased; nobody can be added.');
  }
  let text = '';
  try {
    const table = await tableIn(request.body);
    text = table.text;
    return await act(table);
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return page(<StartPage visit={visit} typed={text} errors={error.fields} />, { status: STATUS.invalid.status });
  }
}

async function nextStep(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  { text, encoding }: SentTable,
): Promise<Reply> {
  const fields = request.body.kind === 'csv' ? {} : fieldsOf(request.body);
  const { step } = parseFields(StepSchema, fields);
  mustTravel(text);
  const mapped = mappedIn(text, fields);
  if (Object.keys(mapped.errors).length > 0) {
    if (request.wantsJson) throw new Refusal('invalid', 'Nothing was imported.', { csv: sentences(mapped.errors) });
    return page(<ColumnsPage visit={visit} text={text} encoding={encoding} mapped={mapped} />, {
      status: STATUS.invalid.status,
    });
  }
  const read = readParticipantsTable(text, mapped.columns);
  // Whoever changes a column and presses "Import" at once has not seen yet what that would do.
  const isSeen = request.wantsJson || typedIn(fields, 'seen') === seenOf(mapped.columns);
  if (step === 'import' && isSeen) {
    const outcome = await importParticipants(context.table, visit.workshop.details, read, request.now);
    return answer<typeof ImportOutcomeJson>(request, {
      page: () => <DonePage visit={visit} outcome={outcome} />,
      json: outcome,
    });
  }
  const verdicts = await judge(context.table, visit.workshop.details.id, read);
  return answer<typeof ImportPreviewJson>(request, {
    page: () => (
      <ColumnsPage
        visit={visit}
        text={text}
        encoding={encoding}
        mapped={mapped}
        verdicts={verdicts}
        isAnew={step === 'import'}
      />
    ),
    json: { columns: mapped.columns.map((column) => column ?? null), rows: verdicts.map(verdictsJson) },
  });
}

/** For programs: the columns are fields of the page alone. */
const sentences = (errors: FieldErrors): string => Object.values(errors).join(' ');
