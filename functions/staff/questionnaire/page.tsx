import type { ComponentChildren } from 'preact';
import type { Question, Section } from '../../../shared/feedback/questionnaire.ts';
import { LANGUAGES, LanguageSchema } from '../../../shared/language/language.ts';
import { inLanguage } from '../../../shared/language/localised.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';
import { whenAsked } from './condition.tsx';
import { KIND } from './kinds.ts';
import { PublishBox } from './publish-box.tsx';

/** The whole questionnaire, with all that can be done about it. */
export function QuestionnairePage({
  editing,
  done,
  refusal,
}: {
  readonly editing: Editing;
  readonly done?: string | undefined;
  readonly refusal?: Refusal;
}) {
  const { at, draft, published, role, standing, workshop } = editing;
  const mayChange = role === 'organiser';
  const { sections } = mayChange ? draft.questionnaire : published.questionnaire;
  return (
    <StaffPage visit={editing} title="Questionnaire" current="questionnaire">
      <h1>Questionnaire</h1>
      {refusal && (
        <div class="note bad" role="alert">
          <p>
            {refusal.message}
            {refusal.reason === 'conflict' && ' You see it as it is now: please look at it, and decide again.'}
          </p>
        </div>
      )}
      {!refusal && done !== undefined && DONE.has(done) && (
        <p class="note good" role="status">
          {DONE.get(done)}
        </p>
      )}
      <p>
        {published.version === 0
          ? 'Participants are asked the default questionnaire.'
          : `Participants are asked version ${published.version} of your questionnaire.`}{' '}
        {mayChange && standing.isChanged && draft.changed
          ? `There are changes that they do not see yet, the last by ${draft.changed.by}, ${momentOf(workshop, Date.parse(draft.changed.at))}.`
          : mayChange && 'You may change it here. They see nothing of it until you publish it.'}
      </p>
      {mayChange && standing.isChanged && <PublishBox editing={editing} />}
      <div class="actions">
        {LanguageSchema.options.map((language) => (
          <a key={language} class="button plain" href={`${at}/preview?language=${language}`}>
            Preview in {LANGUAGES[language].englishName}
          </a>
        ))}
        {mayChange && (
          <a class="button plain" href={`${at}/json`}>
            As JSON
          </a>
        )}
      </div>
      {sections.map((section, index) => (
        <SectionCard key={sectionId(index)} editing={editing} section={section} index={index} of={sections.length} />
      ))}
      {mayChange && (
        <div class="actions">
          <a class="button" href={`${at}/sections`}>
            Add a section
          </a>
        </div>
      )}
    </StaffPage>
  );
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['question', 'The question is saved in the draft.'],
  ['section', 'The section is saved in the draft.'],
  ['moved', 'Moved.'],
  ['removed', 'Removed from the draft. What is published stays as it is until you publish the draft.'],
  ['condition', 'It is saved in the draft when the question is asked.'],
  ['json', 'The draft is what your JSON says.'],
  ['discard', 'The changes are gone: the draft is what is published.'],
  ['publish', 'Published. Participants are asked this questionnaire from now on.'],
]);

export const sectionId = (index: number): string => `section-${index + 1}`;
export const questionId = (id: string): string => `question-${id}`;

function SectionCard({
  editing,
  section,
  index,
  of,
}: {
  readonly editing: Editing;
  readonly section: Section;
  readonly index: number;
  readonly of: number;
}) {
  const { at, draft, role } = editing;
  const { title, intro, newPage, questions } = section;
  const own = editing.workshop.details.language;
  const mayChange = role === 'organiser';
  const action = `${at}/sections/${index + 1}`;
  const about = <span class="visually-hidden"> section {index + 1}</span>;
  const count =
    questions.length === 1
      ? ' with its question'
      : questions.length > 1
        ? ` with its ${questions.length} questions`
        : '';
  return (
    <section id={sectionId(index)}>
      <h2>
        {index + 1}. <span lang={own}>{inLanguage(title, own)}</span>
      </h2>
      {newPage && index > 0 && <p class="soft">Begins a new page of the form.</p>}
      {intro && (
        <p class="written" lang={own}>
          {inLanguage(intro, own)}
        </p>
      )}
      {mayChange && (
        <form method="post" action={action} class="actions" data-once>
          <input type="hidden" name="revision" value={draft.revision} />
          <a class="button plain" href={action}>
            Edit{about}
          </a>
          {index > 0 && <Move to="up">{about}</Move>}
          {index < of - 1 && <Move to="down">{about}</Move>}
          <button type="submit" class="danger" name="action" value="remove">
            Remove{about}
            {count}
          </button>
        </form>
      )}
      {questions.length === 0 && <p class="note">There is no question in this section yet.</p>}
      <ol class="steps">
        {questions.map((question) => (
          <QuestionCard key={question.id} editing={editing} question={question} />
        ))}
      </ol>
      {mayChange && (
        <form method="get" action={`${at}/questions`} class="card">
          <input type="hidden" name="section" value={index + 1} />
          <div class="field">
            <label for={`kind-${index + 1}`}>
              Add a question<span class="visually-hidden"> to section {index + 1}</span>
            </label>
            <select id={`kind-${index + 1}`} name="kind">
              {Object.entries(KIND).map(([kind, label]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <div class="actions">
            <button type="submit" class="plain">
              Add a question<span class="visually-hidden"> to section {index + 1}</span>
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function QuestionCard({ editing, question }: { readonly editing: Editing; readonly question: Question }) {
  const { at, draft, role, workshop } = editing;
  const { id, kind, title, required, showIf } = question;
  const own = workshop.details.language;
  const action = `${at}/questions/${id}`;
  const name = <span class="visually-hidden"> {inLanguage(title, own)}</span>;
  return (
    <li class="card" id={questionId(id)}>
      <h3 lang={own}>{inLanguage(title, own)}</h3>
      <p>
        {KIND[kind]}. {required ? 'Must be answered.' : 'May be left out.'} <span class="soft mono">{id}</span>
      </p>
      {showIf && <p class="soft">{whenAsked(editing, question)}</p>}
      {role === 'organiser' && (
        <form method="post" action={action} class="actions" data-once>
          <input type="hidden" name="revision" value={draft.revision} />
          <a class="button plain" href={action}>
            Edit{name}
          </a>
          <Move to="up">{name}</Move>
          <Move to="down">{name}</Move>
          <button type="submit" class="danger" name="action" value="remove">
            Remove{name}
          </button>
        </form>
      )}
    </li>
  );
}

const Move = ({ to, children }: { readonly to: 'up' | 'down'; readonly children: ComponentChildren }) => (
  <button type="submit" class="plain" name="action" value={to}>
    Move {to}
    {children}
  </button>
);
