import { NO_DRAFT } from '../../shared/drafts/draft.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary } from '../../shared/web/form.tsx';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { DraftKept, DraftStatus } from './draft-status.tsx';
import { CONTROL } from './form-state.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import { EntryFields, SwotEntries } from './swot-entries.tsx';
import { OthersSection } from './swot-others.tsx';
import { keptEntry, type SwotVisit, type TypedEntry } from './swot-visit.ts';

interface Shown {
  readonly visited: SwotVisit;
  readonly typed: TypedEntry;
  readonly errors?: FieldErrors;
  /** Another draft was kept meanwhile, from another tab or device. */
  readonly overtaken?: boolean;
  /** Why an entry of the others was not endorsed. */
  readonly notEndorsed?: string;
  readonly now: number;
}

/** A new entry, what the person gave, and what the others wrote. */
export function SwotPage(shown: Shown) {
  const { visited, errors = {}, overtaken = false, notEndorsed, now } = shown;
  const { workshop, person, home, texts } = visited;
  const { t } = texts;
  const refused = Object.keys(errors).length > 0;
  const title = t('page.swot');
  const hasRoom = person.swot.length < workshop.details.swot.maxEntries;
  return (
    <ParticipantPage visit={visited} title={refused ? t('swot.check', { title }) : title} current="swot">
      <h1>{t('swot.title')}</h1>
      <ErrorSummary errors={errors} />
      {(notEndorsed || overtaken) && (
        <div class="note warn" role="alert">
          <p>{notEndorsed ?? t('feedback.overtaken')}</p>
        </div>
      )}
      <DeclinedHere visited={visited} page="swot" />
      <Standing visited={visited} now={now} />
      {hasRoom || refused ? <NewEntry {...shown} /> : <p>{t('swot.enough')}</p>}
      {!refused && <DeclineHere visited={visited} page="swot" now={now} />}
      {person.swot.length > 0 && (
        <>
          <h2>{t('given.heading')}</h2>
          <SwotEntries visited={visited} mayChange />
          <div class="actions">
            <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
          </div>
        </>
      )}
      <OthersSection visited={visited} />
    </ParticipantPage>
  );
}

/** What was received, and until when it can change. */
function Standing({
  visited: { workshop, person, texts },
  now,
}: {
  readonly visited: SwotVisit;
  readonly now: number;
}) {
  const { maxEntries } = workshop.details.swot;
  const deadline = <strong key="deadline">{deadlineText(workshop, person, texts.locale)}</strong>;
  const newest = person.swot
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (newest === undefined) return <p>{texts.parts('swot.ask', { count: maxEntries, deadline })}</p>;
  const received = <strong key="received">{receivedAt(workshop, newest, now, texts)}</strong>;
  return (
    <div class="note good">
      <p>{texts.parts('swot.given', { received, given: person.swot.length, count: maxEntries, deadline })}</p>
    </div>
  );
}

function NewEntry({ visited, typed, errors = {}, overtaken }: Shown) {
  const { workshop, person, home, texts, draft } = visited;
  const { t } = texts;
  const isTyped = overtaken || Object.keys(errors).length > 0;
  return (
    <section>
      <h2>{t(person.swot.length === 0 ? 'swot.first' : 'swot.another')}</h2>
      <p class="soft">{t(workshop.details.swot.others === 'never' ? 'swot.seen.never' : 'swot.seen.shown')}</p>
      {!isTyped && draft && keptEntry(visited) && <DraftKept visited={visited} draft={draft} form={`${home}/swot`} />}
      <form
        method="post"
        action={`${home}/swot`}
        data-draft={`${home}/drafts/swot`}
        data-sends={`${home}/swot`}
        data-typed={isTyped ? 'yes' : undefined}
      >
        <input type="hidden" name={CONTROL.draft} value={draft?.revision ?? NO_DRAFT} />
        <input type="hidden" name={CONTROL.command} value={typed.command} />
        <EntryFields typed={typed} errors={errors} />
        <DraftStatus />
        <div class="actions">
          <button type="submit" name={CONTROL.press} value="send">
            {t('swot.add')}
          </button>
          <button type="submit" name={CONTROL.press} value="keep" class="plain" formnovalidate>
            {t('draft.keep')}
          </button>
        </div>
      </form>
    </section>
  );
}
