import { Refusal } from '../../../shared/refusal.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf } from '../../../shared/web/fields.ts';
import { answer, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { PaperPageJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';
import { staffPaperJson } from './json.ts';
import { PaperPage } from './page.tsx';
import { NOTHING_TYPED, readForStaff, type Typed } from './seen.ts';

/** The page of one paper, and the page again with what was typed. */

export async function showPaper(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  typed: Typed = NOTHING_TYPED,
): Promise<Reply> {
  const seen = await readForStaff(context, visit, request);
  return answer<typeof PaperPageJson>(
    request,
    { page: () => <PaperPage seen={seen} typed={typed} />, json: staffPaperJson(seen) },
    { status: typed.status },
  );
}

/** Does it; what is refused because of what was typed, or by what happened meanwhile, is said on the page, with the text. */
export async function orPaperAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  form: Typed['form'],
  act: (fields: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply> {
  const fields = fieldsOf(request.body);
  try {
    return await act(fields);
  } catch (error) {
    const isShown = error instanceof Refusal && SHOWN.includes(error.reason);
    if (!isShown || request.wantsJson) throw error;
    const errors = error.reason === 'invalid' ? error.fields : { [FIRST_FIELD[form]]: error.message };
    return showPaper(context, visit, request, { form, fields, errors, status: STATUS[error.reason].status });
  }
}

const SHOWN: readonly string[] = ['invalid', 'conflict', 'closed'];
const FIRST_FIELD: Readonly<Record<Typed['form'], string>> = {
  decision: 'verdict',
  invitation: 'name',
  reviewer: 'reviewers',
  recommendation: 'what',
  note: 'text',
  '': 'content',
};
