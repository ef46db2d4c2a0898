import { approvalsOf } from '../../../shared/papers/approvals.ts';
import { REASON_MAX } from '../../../shared/papers/decide.ts';
import { newestVersion, type Paper, VerdictSchema } from '../../../shared/papers/paper.ts';
import { isActive, recommendedOn } from '../../../shared/papers/review.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { LongTextField } from '../../../shared/web/form.tsx';
import { addressOf, NOTHING_OF_IT, type SeenPaper, type Typed } from './seen.ts';
import { RECOMMENDED, VERDICT } from './state.tsx';

/** An organiser's decision: with how many recommend it, and whose comments go to the author. */
export function DecisionForm({ seen, typed }: { readonly seen: SeenPaper; readonly typed: Typed }) {
  const { visit, paper, reviews, author } = seen;
  const version = newestVersion(paper)?.number ?? 1;
  const mine = typed.form === 'decision' ? typed : NOTHING_OF_IT;
  const chosen = [mine.fields.passOn].flat();
  const commented = reviews.flatMap((review) => {
    const said = isActive(review) ? recommendedOn(review, version) : undefined;
    return said?.toAuthor ? [{ review, said }] : [];
  });
  const approvals = approvalsOf({ paper, reviews, author, by: visit.identity.email });
  const needed = visit.workshop.details.papers.approvals;
  return (
    <form method="post" action={`${addressOf(visit, paper)}/decision`} class="card" data-once>
      <h2>Decide on version {version}</h2>
      <p>
        {approvals === 1 ? 'One reviewer recommends' : `${approvals} reviewers recommend`} to approve this version
        {needed > 0
          ? `; this workshop needs ${needed} to approve a paper.`
          : '. This workshop needs no recommendation.'}
      </p>
      <input type="hidden" name="version" value={String(version)} />
      <ChoiceField
        name="verdict"
        legend="Decision"
        choices={VerdictSchema.options.map((verdict) => [verdict, `${VERDICT[verdict]}: ${EFFECT[verdict]}`])}
        chosen={typedIn(mine.fields, 'verdict')}
        errors={mine.errors}
      />
      <LongTextField
        name="reason"
        label="Reason"
        hint="The author reads it word for word, with your decision."
        value={typedIn(mine.fields, 'reason')}
        errors={mine.errors}
        maxLength={REASON_MAX}
        rows={6}
        required
      />
      {commented.length > 0 && (
        <fieldset>
          <legend>Comments that go to the author with it, without names</legend>
          <div class="options stacked">
            {commented.map(({ review, said }) => (
              <label key={review.id}>
                <input type="checkbox" name="passOn" value={review.id} checked={chosen.includes(review.id)} />
                <span>
                  What {review.name} writes, who says: {RECOMMENDED[said.what]}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p class="hint">
        A decision cannot be undone: the author gets a mail of it. A paper that was approved can still be withdrawn, for
        good.
      </p>
      <div class="actions">
        <button type="submit">Decide and tell the author</button>
      </div>
    </form>
  );
}

const EFFECT = {
  approve: 'it is published with its file',
  'request-revision': 'the author sends in another version',
  reject: 'it is not published',
} as const;

/** What had been typed into a form that is not there any more: somebody else has decided meanwhile. */
export function WhatWasWritten({ paper, typed }: { readonly paper: Paper; readonly typed: Typed }) {
  const isGone = typed.form === 'decision' || typed.form === 'recommendation' || typed.form === 'invitation';
  if (!isGone || paper.state === 'under-review') return null;
  const written = ['reason', 'toAuthor', 'toStaff', 'message']
    .map((name) => typedIn(typed.fields, name))
    .filter(Boolean);
  if (written.length === 0) return null;
  return (
    <section>
      <h2>What you had written</h2>
      <p>It was not stored. You can copy it from here.</p>
      {written.map((text) => (
        <p class="card written" key={text}>
          {text}
        </p>
      ))}
    </section>
  );
}
