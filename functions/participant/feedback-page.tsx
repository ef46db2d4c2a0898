import type { ComponentChildren } from 'preact';
import { isLive } from '../../shared/drafts/draft.ts';
import type { Fields } from '../../shared/feedback/fields.ts';
import { QuestionFields } from '../../shared/feedback/question-fields.tsx';
import { readAnswers } from '../../shared/feedback/validate.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { ErrorSummary } from '../../shared/web/form.tsx';
import { shortMoment } from '../../shared/workshop/dates.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { DraftKept, DraftStatus } from './draft-status.tsx';
import { type Asked, basisOf } from './feedback-draft.ts';
import { CONTROL } from './form-state.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton, receivedAt } from './received.tsx';
import { WhatHappensHere } from './what-happens.tsx';

/** The feedback form, a page of it at a time. */
export function FeedbackPage({
  visited,
  fields,
  errors = {},
  number,
  overtaken,
  now,
}: {
  readonly visited: Asked;
  readonly fields: Fields;
  readonly errors?: FieldErrors;
  /** Which page of the form, counted from 0. */
  readonly number: number;
  /** The form went on elsewhere meanwhile: other answers were sent, or another draft was kept. */
  readonly overtaken?: 'sent' | 'kept' | undefined;
  readonly now: number;
}) {
  const { workshop, home, pages, texts, asked } = visited;
  const { sessions } = workshop.details;
  const refused = Object.keys(errors).length > 0;
  const title = texts.t('page.feedback');
  const basis = basisOf(visited);
  return (
    <ParticipantPage visit={visited} title={refused ? texts.t('feedback.check', { title }) : title} current="feedback">
      <h1>{texts.t('feedback.title')}</h1>
      <ErrorSummary errors={errors} />
      <DeclinedHere visited={visited} page="feedback" />
      <Standing visited={visited} refused={refused} overtaken={overtaken} now={now} />
      {number === 0 && !refused && <WhatHappensHere visited={visited} />}
      {pages.length > 1 && <p class="soft">{texts.t('feedback.page', { page: number + 1, pages: pages.length })}</p>}
      <form
        method="post"
        action={`${home}/feedback`}
        data-draft={`${home}/drafts/feedback`}
        data-sends={`${home}/feedback/received`}
        data-typed={refused || overtaken ? 'yes' : undefined}
      >
        <input type="hidden" name={CONTROL.draft} value={basis.draft} />
        <input type="hidden" name={CONTROL.sent} value={basis.sent} />
        {number > 0 && <input type="hidden" name={CONTROL.page} value={number} />}
        <QuestionFields
          sections={pages[number] ?? []}
          sessions={sessions}
          fields={fields}
          errors={errors}
          answers={readAnswers(asked.questionnaire, sessions, fields).answers}
        />
        <DraftStatus />
        <Buttons visited={visited} number={number} overtaken={overtaken} />
      </form>
      {!refused && <DeclineHere visited={visited} page="feedback" now={now} />}
    </ParticipantPage>
  );
}

/** What was sent and what was not, before anything else. */
function Standing({
  visited,
  refused,
  overtaken,
  now,
}: {
  readonly visited: Asked;
  readonly refused: boolean;
  readonly overtaken: 'sent' | 'kept' | undefined;
  readonly now: number;
}) {
  const { workshop, person, home, draft, texts } = visited;
  const deadline = <strong key="deadline">{deadlineText(workshop, person, texts.locale)}</strong>;
  const received = receivedAt(workshop, person.feedback?.at, now, texts);
  if (overtaken === 'sent') {
    return (
      <div class="note warn" role="alert">
        <p>{texts.t('feedback.sentElsewhere', { received })}</p>
      </div>
    );
  }
  if (overtaken === 'kept') {
    return (
      <div class="note warn" role="alert">
        <p>{texts.t('feedback.overtaken')}</p>
      </div>
    );
  }
  if (refused) return null;
  if (isLive(draft, person.feedback?.at)) {
    return <DraftKept visited={visited} draft={draft} form={`${home}/feedback`} />;
  }
  if (person.feedback?.enteredBy) {
    const moment = shortMoment(Date.parse(person.feedback.at), workshop.details.timeZone, texts.locale);
    return (
      <div class="note">
        <p>{texts.parts('onBehalf.feedback', { moment: <strong key="moment">{moment}</strong>, deadline })}</p>
      </div>
    );
  }
  return person.feedback ? (
    <div class="note good">
      <p>{texts.parts('feedback.given', { received: <strong key="received">{received}</strong>, deadline })}</p>
    </div>
  ) : (
    <p>{texts.parts('feedback.takes', { deadline })}</p>
  );
}

/** The first is what the Enter key presses. */
function Buttons({
  visited: { pages, person, home, texts },
  number,
  overtaken,
}: {
  readonly visited: Asked;
  readonly number: number;
  readonly overtaken: 'sent' | 'kept' | undefined;
}) {
  const button = (press: string, label: string, plain = false) => (
    <button
      type="submit"
      name={CONTROL.press}
      value={press}
      class={plain ? 'plain' : undefined}
      formnovalidate={press !== 'send' && press !== 'replace'}
    >
      {label}
    </button>
  );
  const isLast = number === pages.length - 1;
  return (
    <div class="actions">
      {!isLast && button('next', texts.t('feedback.next'))}
      {isLast && overtaken === 'sent' && button('replace', texts.t('feedback.replace'))}
      {isLast &&
        overtaken !== 'sent' &&
        button('send', person.feedback ? texts.t('feedback.sendChanged') : texts.t('feedback.send'))}
      {number > 0 && button('back', texts.t('feedback.back'), true)}
      {button('keep', texts.t('draft.keep'), true)}
      {overtaken === 'sent' && (
        <a class="button plain" href={`${home}/feedback`}>
          {texts.t('feedback.keepSent')}
        </a>
      )}
    </div>
  );
}

export function FeedbackReceivedPage({
  visited,
  now,
  children,
}: {
  readonly visited: Asked;
  readonly now: number;
  /** Everything that is stored. */
  readonly children: ComponentChildren;
}) {
  const { workshop, person, home, texts } = visited;
  const received = <strong key="received">{receivedAt(workshop, person.feedback?.at, now, texts)}</strong>;
  return (
    <ParticipantPage visit={visited} title={texts.t('feedback.receivedTitle')} current="feedback">
      <h1>{texts.t('feedback.thanks')}</h1>
      <div class="note good">
        <p>{texts.parts('feedback.stored', { received })}</p>
      </div>
      <div class="actions">
        <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
        <a class="button plain" href={`${home}/feedback`}>
          {texts.t('feedback.change')}
        </a>
      </div>
      <p class="soft">{texts.t('feedback.changeUntil', { deadline: deadlineText(workshop, person, texts.locale) })}</p>
      {children}
    </ParticipantPage>
  );
}
