import { ACTION_LINK_MAX, ACTION_NOTE_MAX, type Action, isHeld, lastReport } from '../../shared/actions/action.ts';
import { isOverdue } from '../../shared/actions/action-changes.ts';
import { reportable } from '../../shared/actions/action-state.ts';
import { STATUS_SAID } from '../../shared/actions/action-words.ts';
import { type Draft, NO_DRAFT } from '../../shared/drafts/draft.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ChoiceField } from '../../shared/web/choice-field.tsx';
import { ErrorSummary, LongTextField, TextField } from '../../shared/web/form.tsx';
import { localDate, shortMoment } from '../../shared/workshop/dates.ts';
import { deadlineText, whyClosed } from '../../shared/workshop/opening.ts';
import { DraftKept, DraftStatus } from './draft-status.tsx';
import { CONTROL } from './form-state.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import type { Visit } from './session.ts';

/** What stands in the form. */
export interface TypedReport {
  readonly status: string;
  readonly note: string;
  readonly link: string;
}

interface Shown {
  readonly visited: Visit;
  readonly action: Action;
  readonly draft: Draft | undefined;
  /** What stands in the form was kept and not sent. */
  readonly isKept?: boolean;
  readonly typed: TypedReport;
  readonly errors?: FieldErrors;
  /** Another draft was kept meanwhile, from another tab or device. */
  readonly isOvertaken?: boolean;
  readonly now: number;
}

/** What was agreed, and the form for what came of it. It stays open when the follow-up has closed. */
export function ActionPage(shown: Shown) {
  const { visited, action, draft, isKept = false, errors = {}, isOvertaken = false, now } = shown;
  const { workshop, home, texts } = visited;
  const { t, parts } = texts;
  const { id, title, partners } = action;
  const report = lastReport(action);
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
      {report ? (
        <>
          <div class="note good">
            <p>
              {parts('action.received', {
                received: <strong key="received">{receivedAt(workshop, report.at, now, texts)}</strong>,
              })}
            </p>
          </div>
          <div class="actions">
            <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
          </div>
        </>
      ) : (
        <p>{whatIsAsked(shown)}</p>
      )}
      {partners.length > 0 && <p>{t('action.with', { partners: partners.join('; ') })}</p>}
      <WhyNothingIsAsked {...shown} />
      {isKept && draft && <DraftKept visited={visited} draft={draft} form={`${home}/actions/${id}`} />}
      <ReportForm {...shown} />
      <History {...shown} />
      {!refused && <DeclineHere visited={visited} page={`actions/${id}`} now={now} />}
    </ParticipantPage>
  );
}

function whatIsAsked({ visited: { workshop, person, texts }, action: { dueOn }, now }: Shown) {
  const { t, parts, day, locale } = texts;
  if (dueOn !== undefined) return parts('action.tookOnBy', { day: <strong key="day">{day(dueOn)}</strong> });
  if (whyClosed(workshop, person, now) !== undefined) return t('action.tookOnUndated');
  const deadline = deadlineText(workshop, person, locale);
  return parts('action.tookOn', { deadline: <strong key="deadline">{deadline}</strong> });
}

/** That its day has passed; or that there is nothing to say of it any more. */
function WhyNothingIsAsked({ visited: { workshop, texts }, action, now }: Shown) {
  const { t, day } = texts;
  const why = !isHeld(action)
    ? t('action.handedOn')
    : action.status === 'dropped'
      ? t('action.dropped')
      : isOverdue(action, localDate(now, workshop.details.timeZone)) && action.dueOn
        ? t('action.wasDue', { day: day(action.dueOn) })
        : undefined;
  return why === undefined ? null : (
    <div class="note warn">
      <p>{why}</p>
    </div>
  );
}

function ReportForm({ visited, action, draft, typed, errors = {}, isOvertaken = false }: Shown) {
  const { home, texts } = visited;
  const { t } = texts;
  const choices = isHeld(action) ? reportable(action.status) : [];
  if (choices.length === 0) return null;
  const address = `${home}/actions/${action.id}`;
  const refused = Object.keys(errors).length > 0;
  return (
    <form
      method="post"
      action={address}
      data-draft={`${home}/drafts/action-${action.id}`}
      data-sends={address}
      data-typed={refused || isOvertaken ? 'yes' : undefined}
    >
      <input type="hidden" name={CONTROL.draft} value={draft?.revision ?? NO_DRAFT} />
      <ChoiceField
        name="status"
        legend={t('action.status')}
        choices={choices.map((status) => [status, texts.say(STATUS_SAID[status])])}
        chosen={typed.status}
        errors={errors}
      />
      <LongTextField
        name="note"
        label={t('action.what')}
        hint={t('action.hint')}
        value={typed.note}
        errors={errors}
        maxLength={ACTION_NOTE_MAX}
        rows={5}
      />
      <TextField
        name="link"
        label={t('action.link')}
        hint={t('action.linkHint')}
        value={typed.link}
        errors={errors}
        maxLength={ACTION_LINK_MAX}
      />
      <DraftStatus />
      <div class="actions">
        <button type="submit" class={lastReport(action) ? 'plain' : undefined} name={CONTROL.press} value="send">
          {t(lastReport(action) ? 'action.sendChanged' : 'action.send')}
        </button>
        <button type="submit" class="plain" name={CONTROL.press} value="keep" formnovalidate>
          {t('draft.keep')}
        </button>
      </div>
      <p class="soft">{t('action.anyTime')}</p>
    </form>
  );
}

function History({ visited: { workshop, texts }, action }: Shown) {
  const reports = action.events.filter(({ what }) => what === 'reported').toReversed();
  if (reports.length === 0) return null;
  const { timeZone } = workshop.details;
  return (
    <section>
      <h2>{texts.t('action.history')}</h2>
      {reports.map(({ at, by, status, note, link }) => (
        <section class="card" key={at}>
          <p>
            <span class="tag">{texts.say(STATUS_SAID[status])}</span>{' '}
            {shortMoment(Date.parse(at), timeZone, texts.locale)}
            {by.kind === 'staff' && <span class="soft"> ({texts.t('action.byOrganisers')})</span>}
          </p>
          {note && <p class="written">{note}</p>}
          {link && <Evidence link={link} />}
        </section>
      ))}
    </section>
  );
}

/** Where something can be seen: the address itself is the text, so that nobody is led elsewhere than they think. */
export const Evidence = ({ link }: { readonly link: string }) => (
  <p>
    <a class="target" href={link} rel="noopener noreferrer nofollow">
      {link}
    </a>
  </p>
);
