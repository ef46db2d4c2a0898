import { fieldsOfAnswers } from '../../../shared/feedback/fields.ts';
import { QuestionFields } from '../../../shared/feedback/question-fields.tsx';
import { pagesOf } from '../../../shared/feedback/questionnaire.ts';
import { LANGUAGES, type Language, LanguageSchema } from '../../../shared/language/language.ts';
import { textsIn } from '../../../shared/language/texts.ts';
import { TextsContext } from '../../../shared/web/texts.context.ts';
import { StaffPage } from '../frame.tsx';
import type { Editing } from './change.ts';

/** The draft as participants would fill it in, by the very parts of their form. Nothing of it is sent or kept. */
export function PreviewPage({ editing, language }: { readonly editing: Editing; readonly language: Language }) {
  const { at, draft, published, role, standing, workshop } = editing;
  const questionnaire = role === 'organiser' ? draft.questionnaire : published.questionnaire;
  const pages = pagesOf(questionnaire).length;
  const texts = textsIn(language);
  return (
    <StaffPage visit={editing} title={`Preview in ${LANGUAGES[language].englishName}`} current="questionnaire">
      <h1>Preview in {LANGUAGES[language].englishName}</h1>
      <p>
        This is the form as participants get it
        {standing.isChanged && role === 'organiser' && ', once you publish your changes'}. Nothing that you fill in here
        is sent or kept.
        {pages > 1 && ` Participants get it on ${pages} pages; here they stand below each other.`}
      </p>
      <div class="actions">
        {LanguageSchema.options
          .filter((other) => other !== language)
          .map((other) => (
            <a key={other} class="button plain" href={`${at}/preview?language=${other}`}>
              In {LANGUAGES[other].englishName}
            </a>
          ))}
        <a class="button plain" href={at}>
          Back to the questionnaire
        </a>
      </div>
      <TextsContext.Provider value={texts}>
        {/* A form of this method goes nowhere; scripts show in it what is asked after which answer. */}
        <form method="dialog" lang={language} dir={texts.dir}>
          <QuestionFields
            sections={questionnaire.sections}
            sessions={workshop.details.sessions}
            fields={fieldsOfAnswers({})}
            errors={{}}
          />
          <div class="actions">
            <button type="submit" disabled>
              {texts.t('feedback.send')}
            </button>
          </div>
        </form>
      </TextsContext.Provider>
    </StaffPage>
  );
}
