import * as z from 'zod';
import { say } from '../../../shared/language/texts.ts';
import { changePaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { mayWithdraw, WITHDRAWAL_MAX, withdraw } from '../../../shared/papers/withdraw.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField } from '../../../shared/web/form.tsx';
import { changed, page, seeOther } from '../../../shared/web/reply.ts';
import type { MyPaperJson } from '../api/papers.ts';
import { ParticipantPage } from '../frame.tsx';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';
import { isShownInForm, ONE_PAPER, paperJson, paperOf } from './view.tsx';

/** An author takes a paper back, until it is approved; also once the follow-up is closed. */
export const withdrawalRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: `${ONE_PAPER}/withdraw`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      return mayWithdraw(paper, 'author')
        ? page(<WithdrawPage visited={visited} paper={paper} />)
        : seeOther(`${visited.home}/papers/${paper.id}`);
    }),
  },
  {
    method: 'POST',
    path: `${ONE_PAPER}/withdraw`,
    takes: ReasonSchema,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const fields = fieldsOf(request.body);
      try {
        const { reason } = parseFields(ReasonSchema, fields, MISSING);
        const after = await changePaper(context.table, paper, (before) =>
          withdraw(before, { kind: 'author' }, reason, request.now),
        );
        return changed<typeof MyPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
          paper: paperJson(visited, after),
        });
      } catch (error) {
        if (!isShownInForm(error, request)) throw error;
        const typed = typedIn(fields, 'reason');
        return page(
          <WithdrawPage visited={visited} paper={paper} typed={typed} errors={error.fieldsIn(visited.texts)} />,
          { status: STATUS.invalid.status },
        );
      }
    }),
  },
];

const ReasonSchema = z.object({ reason: z.string() });

const MISSING = { reason: say('withdraw.noReason') };

function WithdrawPage({
  visited,
  paper,
  typed = '',
  errors = {},
}: {
  readonly visited: Visit;
  readonly paper: Paper;
  readonly typed?: string;
  readonly errors?: FieldErrors;
}) {
  const address = `${visited.home}/papers/${paper.id}`;
  const { t } = visited.texts;
  const title = t('withdraw.title');
  return (
    <ParticipantPage
      visit={visited}
      title={Object.keys(errors).length > 0 ? t('paper.check', { title }) : title}
      current="papers"
    >
      <h1>{title}</h1>
      <p>
        <strong>{paper.metadata.title}</strong>
      </p>
      <ErrorSummary errors={errors} />
      <p>{t('withdraw.means')}</p>
      <div class="note warn">
        <p>{t('withdraw.final')}</p>
      </div>
      <form method="post" action={`${address}/withdraw`} data-once>
        <LongTextField
          name="reason"
          label={t('withdraw.reason')}
          hint={t('withdraw.readBy')}
          value={typed}
          errors={errors}
          required
          maxLength={WITHDRAWAL_MAX}
        />
        <div class="actions">
          <button type="submit" class="danger">
            {t('withdraw.do')}
          </button>
          <a class="button plain" href={address}>
            {t('withdraw.keep')}
          </a>
        </div>
      </form>
    </ParticipantPage>
  );
}
