import { ACTION_NOTE_MAX, type Action } from '../../shared/actions/action.ts';
import { type Draft, NO_DRAFT } from '../../shared/drafts/draft.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary, LongTextField } from '../../shared/web/form.tsx';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { DraftKept, DraftStatus } from './draft-status.tsx';
import { CONTROL } from './form-state.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import type { Visit } from './session.ts';

/** What was agreed, and the form for what came of it. */
export function ActionPage({
  visited,
  action,
  draft,
  isKept = false,
  typed,
  errors = {},
  isOvertaken = false,
  now,
}: {
  readonly visited: Visit;
  readonly action: Action;
  readonly draft: Draft | undefined;
  /** What stands in the form was kept and not sent. */
  readonly isKept?: boolean;
  readonly typed: string;
  readonly errors?: FieldErrors;
  /** Another draft was kept meanwhile, from another tab or device. */
  readonly isOvertaken?: boolean;
  readonly now: number;
}) {
  const { workshop, person, home, texts } = visited;
  const { t, parts } = texts;
  const deadline = deadlineText(workshop, person, texts.locale);
  const { id, title, done } = action;
  const address = `${home}/actions/${id}`;
  const refused = Object.keys(errors).length > 0;
  return (
    <ParticipantPage visit={visited} title={refused ? t('action.check', { title }) : title} current="">
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      {isOvertaken && (
        <div class="note warn" role="alert">
          <p>{t('feedback.overtaken')}</p>
        </div>
      )}
      <DeclinedHere visited={visited} page={`actions/${id}`} />
      {done ? (
        <>
          <div class="note good">
            <p>
              {parts('action.received', {
                received: <strong key="received">{receivedAt(workshop, done.at, now, texts)}</strong>,
                deadline,
              })}
            </p>
          </div>
          <div class="actions">
            <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
          </div>
        </>
      ) : (
        <p>{parts('action.tookOn', { deadline: <strong key="deadline">{deadline}</strong> })}</p>
      )}
      {isKept && draft && <DraftKept visited={visited} draft={draft} form={address} />}
      <form
        method="post"
        action={address}
        data-draft={`${home}/drafts/action-${id}`}
        data-sends={address}
        data-typed={refused || isOvertaken ? 'yes' : undefined}
      >
        <input type="hidden" name={CONTROL.draft} value={draft?.revision ?? NO_DRAFT} />
        <LongTextField
          name="note"
          label={t('action.what')}
          hint={t('action.hint')}
          value={typed}
          errors={errors}
          required
          maxLength={ACTION_NOTE_MAX}
          rows={5}
        />
        <DraftStatus />
        <div class="actions">
          <button type="submit" class={done ? 'plain' : undefined} name={CONTROL.press} value="send">
            {t(done ? 'action.sendChanged' : 'action.send')}
          </button>
          <button type="submit" class="plain" name={CONTROL.press} value="keep" formnovalidate>
            {t('draft.keep')}
          </button>
        </div>
      </form>
      {!refused && <DeclineHere visited={visited} page={`actions/${id}`} now={now} />}
    </ParticipantPage>
  );
}
