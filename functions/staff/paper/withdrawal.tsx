import * as z from 'zod';
import { changePaper, readPaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { after } from '../../../shared/papers/paper-state.ts';
import { WITHDRAWAL_MAX, withdraw } from '../../../shared/papers/withdraw.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField } from '../../../shared/web/form.tsx';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import { TickField } from '../../../shared/web/tick-field.tsx';
import { longMoment } from '../../../shared/workshop/dates.ts';
import type { WithdrawalJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { placeIn } from './place.ts';
import { PaperStateTag } from './state.tsx';

const PATH = '/papers/{personId}/{paperId}/withdrawal';

const UNDERSTOOD = 'Please tick that you understand: this cannot be undone.';
const InputSchema = z.object({
  reason: z.string('Please say why. Everyone who comes to the paper’s address reads it.'),
  understood: z.union([z.literal('yes'), z.literal(true)], UNDERSTOOD),
});

/** An organiser takes a paper back for good: what that means, and the deed. */
export const withdrawalRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const { workshopId, personId, id } = placeIn(visit, request);
    const paper = await readPaper(context.table, workshopId, personId, id);
    return answer<typeof WithdrawalJson>(request, {
      page: () => <WithdrawalPage visit={visit} paper={paper} typed={{}} />,
      json: withdrawalJson(paper),
    });
  }),
  memberPost(context, PATH, 'organiser', InputSchema, async (visit, request) => {
    const place = placeIn(visit, request);
    const fields = fieldsOf(request.body);
    try {
      const { reason } = parseFields(InputSchema, fields);
      const by = { kind: 'staff', email: visit.identity.email } as const;
      const paper = await changePaper(context.table, place, (found) => withdraw(found, by, reason, request.now));
      return changed<typeof WithdrawalJson>(
        request,
        `${visit.home}/papers/${place.personId}/${place.id}`,
        withdrawalJson(paper),
      );
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      const paper = await readPaper(context.table, place.workshopId, place.personId, place.id);
      return page(<WithdrawalPage visit={visit} paper={paper} typed={fields} refusal={error} />, {
        status: STATUS.invalid.status,
      });
    }
  }),
];

const withdrawalJson = ({ id, state, withdrawn }: Paper) => ({ id, state, withdrawn: withdrawn ?? null });

function WithdrawalPage({
  visit,
  paper,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly paper: Paper;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
}) {
  const errors = refusal?.fields ?? {};
  const address = `${visit.home}/papers/${paper.personId}/${paper.id}`;
  const { title } = (paper.versions.at(-1) ?? paper).metadata;
  const isPossible = after(paper.state, 'withdraw') !== undefined;
  return (
    <StaffPage visit={visit} title="Withdraw a paper" current="papers">
      <h1>Withdraw “{title}”</h1>
      <ErrorSummary errors={errors} />
      <p>
        <PaperStateTag state={paper.state} />
      </p>
      {!isPossible && <p class="note">A paper in this state is not withdrawn any more.</p>}
      {paper.withdrawn && (
        <p>
          It was withdrawn on {longMoment(Date.parse(paper.withdrawn.at), visit.workshop.details.timeZone)}:{' '}
          {paper.withdrawn.reason}
        </p>
      )}
      {isPossible && (
        <>
          <section class="note bad">
            <h2>This cannot be undone</h2>
            <WhatItMeans paper={paper} />
          </section>
          <form method="post" action={`${address}/withdrawal`} class="card" data-once>
            <LongTextField
              name="reason"
              label="Why it is withdrawn"
              hint={
                paper.publishedAt
                  ? 'Everyone who comes to the paper’s address reads it word for word, for good. The author gets it by mail.'
                  : 'The author gets it by mail, word for word.'
              }
              value={typedIn(typed, 'reason')}
              errors={errors}
              maxLength={WITHDRAWAL_MAX}
              required
            />
            <TickField
              name="understood"
              label="I understand that this cannot be undone"
              errors={errors}
              checked={typedIn(typed, 'understood') === 'yes'}
            />
            <div class="actions">
              <button type="submit" class="danger">
                Withdraw the paper for good
              </button>
              <a class="button plain" href={address}>
                Leave it as it is
              </a>
            </div>
          </form>
        </>
      )}
      {!isPossible && (
        <p>
          <a class="button plain" href={address}>
            Back to the paper
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function WhatItMeans({ paper }: { readonly paper: Paper }) {
  if (!paper.publishedAt) {
    return (
      <ul>
        <li>Nobody reviews or publishes it any more.</li>
        <li>The author is told by mail, with your reason.</li>
      </ul>
    );
  }
  return (
    <ul>
      <li>
        Its public address stays. It says that the paper was withdrawn, when and why, with title and authors; the
        abstract, the file and the citations are gone.
      </li>
      <li>Repositories that harvest are told that it is deleted. What they took before lies with them.</li>
      <li>A packet that was handed to a repository lies there: please write to its staff yourself.</li>
      <li>
        Whoever has the file still sees on the proof page that it was the published one, and that it was withdrawn.
      </li>
      <li>The author is told by mail, with your reason.</li>
    </ul>
  );
}
