import { type Questionnaire, QuestionnaireSchema } from './questionnaire.ts';

const quality = { low: 'poor', high: 'excellent' };
const agreement = { low: 'not at all', high: 'fully' };

const rating = (id: string, title: string, ends: { low: string; high: string }) => ({
  kind: 'rating',
  id,
  title,
  ends,
  required: true,
});

/** What United Nations meetings ask their participants, for any workshop. */
export const defaultQuestionnaire: Questionnaire = QuestionnaireSchema.parse({
  id: 'default-1',
  sections: [
    {
      title: 'The sessions you attended',
      questions: [
        {
          kind: 'matrix',
          id: 'sessions',
          title: 'How useful was each session to you?',
          hint: 'Please rate the sessions you attended. You may leave the others empty.',
          ends: { low: 'not useful', high: 'very useful' },
          notApplicable: 'Did not attend',
          required: true,
        },
      ],
    },
    {
      title: 'The workshop as a whole',
      questions: [
        rating('topic', 'Importance of the topic', { low: 'not important', high: 'very important' }),
        rating('objectives', 'Clarity of the objectives', { low: 'unclear', high: 'very clear' }),
        rating('documents', 'Quality of the documents', quality),
        rating('presentations', 'Quality of the presentations', quality),
        rating('discussions', 'Quality of the discussions', quality),
        rating('structure', 'Structure of the programme', quality),
        rating('organisation', 'Organisation: invitation, venue, services', quality),
      ],
    },
    {
      title: 'What follows from it',
      questions: [
        rating('usefulness', 'The workshop is useful for my work', agreement),
        {
          kind: 'multiple',
          id: 'application',
          title: 'Where do you intend to apply what you learned?',
          hint: 'Choose all that apply.',
          required: false,
          options: [
            { id: 'own-work', label: 'In my own daily work' },
            { id: 'policy', label: 'In drafting policy, law or standards' },
            { id: 'project', label: 'In planning or running a project' },
            { id: 'colleagues', label: 'In briefing or training colleagues' },
            { id: 'cooperation', label: 'In cooperation with other agencies' },
            { id: 'none', label: 'I see no use for it at present' },
          ],
        },
        {
          kind: 'text',
          id: 'application-details',
          title: 'What will you do first, and by when?',
          required: false,
          maxLength: 2000,
        },
        {
          kind: 'multiple',
          id: 'support',
          title: 'What support would help you with it?',
          hint: 'Choose all that apply.',
          required: false,
          options: [
            { id: 'training', label: 'Further training' },
            { id: 'advice', label: 'Technical advice from experts' },
            { id: 'exchange', label: 'Exchange with other countries' },
            { id: 'documents', label: 'Guides, standards and examples' },
            { id: 'funding', label: 'Help in finding funds' },
            { id: 'none', label: 'None' },
          ],
        },
        { kind: 'text', id: 'support-details', title: 'Which support exactly?', required: false, maxLength: 2000 },
        {
          kind: 'scale',
          id: 'recommendation',
          title: 'How likely are you to recommend such a workshop to a colleague?',
          ends: { low: 'not at all likely', high: 'extremely likely' },
          required: true,
        },
      ],
    },
    {
      title: 'In your own words',
      questions: [
        { kind: 'text', id: 'best', title: 'What was most valuable to you?', required: false, maxLength: 4000 },
        {
          kind: 'text',
          id: 'improve',
          title: 'What should be done better next time?',
          required: false,
          maxLength: 4000,
        },
        { kind: 'text', id: 'comments', title: 'Anything else?', required: false, maxLength: 4000 },
      ],
    },
  ],
});
