import { NO_DRAFT } from '../../shared/drafts/draft.ts';
import { QuestionFields } from '../../shared/feedback/question-fields.tsx';
import type { Section } from '../../shared/feedback/questionnaire.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { useTexts } from '../../shared/web/texts.context.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { DraftStatus } from './draft-status.tsx';
import { CONTROL } from './form-state.ts';
import { ParticipantPage } from './frame.tsx';
import { DeclinedHere, DeclineHere } from './nothing-to-add.tsx';
import { NextButton } from './received.tsx';
import type { Visit } from './session.ts';

/** Outside of the person's pages, so that the cookie stays behind. */
export const boxAddress = ({ workshop }: Pick<Visit, 'workshop'>): string => `/ballots/${workshop.details.id}`;

/**
 * The form of an anonymous workshop. It is shown by the page's script, since without one it could not be sent. Its one button
 * is out of use until the ballot's own script is there: by no way can a browser send the answers here, with the person's cookie.
 */
export function AnonymousFeedbackPage({
  visited,
  sections,
  script,
  now,
}: {
  readonly visited: Visit;
  readonly sections: readonly Section[];
  /** Address of the ballot's script. */
  readonly script: string;
  readonly now: number;
}) {
  const { workshop, person, home, texts } = visited;
  const { t } = texts;
  const deadline = <strong key="deadline">{deadlineText(workshop, person, texts.locale)}</strong>;
  return (
    <ParticipantPage visit={visited} title={t('page.feedback')} current="feedback">
      <h1>{t('feedback.title')}</h1>
      <DeclinedHere visited={visited} page="feedback" />
      {person.served ? <ServedNote visited={visited} /> : <HowItWorks />}
      <noscript>
        <div class="note warn">
          <p>
            <strong>{t('ballot.noScript')}</strong>
          </p>
          <p>{t('ballot.noScriptInstead', { replyTo: workshop.details.mail.replyTo })}</p>
        </div>
      </noscript>
      <form
        hidden
        data-ballot={`${home}/ballot`}
        data-box={boxAddress(visited)}
        data-cast={`${home}/feedback/received`}
        data-script={script}
        data-served={person.served ? 'yes' : undefined}
        data-draft={`${home}/drafts/feedback`}
        data-only-here="yes"
      >
        {person.served ? (
          <div class="note warn">
            <p>{t('ballot.unfinished')}</p>
          </div>
        ) : (
          <p>{texts.parts('ballot.takes', { deadline })}</p>
        )}
        <div class="note bad" role="alert" data-refused={t('ballot.refused')} hidden />
        <input type="hidden" name={CONTROL.draft} value={NO_DRAFT} />
        <QuestionFields
          sections={sections}
          sessions={workshop.details.sessions}
          fields={new Map()}
          errors={{}}
          answers={{}}
        />
        <DraftStatus />
        <p
          class="note"
          role="status"
          data-preparing={t('ballot.preparing')}
          data-sending={t('ballot.sending')}
          data-not-yet={t('send.notYet')}
          data-failed={t('ballot.failed')}
          data-signed-out={t('link.unusableHere')}
        >
          {t('ballot.loading')}
        </p>
        <div class="actions">
          <button type="submit" disabled>
            {t('ballot.send')}
          </button>
        </div>
      </form>
      <DeclineHere visited={visited} page="feedback" now={now} />
    </ParticipantPage>
  );
}

/** What is promised and what is not, before anything is typed. */
function HowItWorks() {
  const { t } = useTexts();
  return (
    <div class="note">
      <p>
        <strong>{t('ballot.anonymous')}</strong>
      </p>
      <ul>
        <li>{t('ballot.known')}</li>
        <li>{t('ballot.once')}</li>
        <li>{t('ballot.device')}</li>
        <li>{t('ballot.ownWords')}</li>
      </ul>
    </div>
  );
}

export function ServedNote({ visited: { texts } }: { readonly visited: Visit }) {
  return (
    <div class="note good" data-until-unfinished>
      <p>{texts.t('ballot.served')}</p>
      <p>{texts.t('ballot.servedElsewhere')}</p>
    </div>
  );
}

/** After the ballot was cast. It is shown to whoever was served: that it was cast, this function cannot know. */
export function BallotCastPage({ visited, now }: { readonly visited: Visit; readonly now: number }) {
  const { workshop, home, texts } = visited;
  return (
    <ParticipantPage visit={visited} title={texts.t('feedback.receivedTitle')} current="feedback">
      <h1>{texts.t('feedback.thanks')}</h1>
      <div class="note good">
        <p>{texts.t('ballot.cast')}</p>
      </div>
      <div class="actions">
        <NextButton home={home} owed={obligationsOf(workshop, visited, now)} />
      </div>
    </ParticipantPage>
  );
}
