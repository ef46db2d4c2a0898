import { type Questionnaire, QuestionnaireSchema } from './questionnaire.ts';

const notApplicable = { en: 'Not applicable', bn: 'প্রযোজ্য নয়' };
const quality = { low: { en: 'poor', bn: 'দুর্বল' }, high: { en: 'excellent', bn: 'চমৎকার' } };

const rating = (id: string, en: string, bn: string, ends: typeof quality = quality) => ({
  kind: 'rating',
  id,
  title: { en, bn },
  ends,
  notApplicable,
  required: true,
});

const text = (id: string, en: string, bn: string, more = {}) => ({
  kind: 'text',
  id,
  title: { en, bn },
  lines: 'several',
  required: false,
  maxLength: 2000,
  ...more,
});

const option = (id: string, en: string, bn: string) => ({ id, label: { en, bn } });
const allThatApply = { en: 'Choose all that apply.', bn: 'প্রযোজ্য সবগুলো বেছে নিন।' };
const another = { en: 'Something else', bn: 'অন্য কিছু' };

/** What United Nations meetings ask their participants, for any workshop. */
export const defaultQuestionnaire: Questionnaire = QuestionnaireSchema.parse({
  sections: [
    {
      title: { en: 'The sessions you attended', bn: 'যেসব অধিবেশনে আপনি উপস্থিত ছিলেন' },
      questions: [
        {
          kind: 'matrix',
          id: 'sessions',
          title: { en: 'How useful was each session to you?', bn: 'প্রতিটি অধিবেশন আপনার কতটা কাজে লেগেছে?' },
          hint: {
            en: 'Please rate the sessions you attended. You may leave the others empty.',
            bn: 'যেসব অধিবেশনে উপস্থিত ছিলেন, অনুগ্রহ করে সেগুলোতে নম্বর দিন। বাকিগুলো খালি রাখতে পারেন।',
          },
          rows: 'sessions',
          ends: { low: { en: 'not useful', bn: 'কাজে লাগেনি' }, high: { en: 'very useful', bn: 'খুব কাজে লেগেছে' } },
          notApplicable: { en: 'Did not attend', bn: 'উপস্থিত ছিলাম না' },
          required: true,
        },
      ],
    },
    {
      title: { en: 'The workshop as a whole', bn: 'সামগ্রিকভাবে কর্মশালা' },
      questions: [
        rating('topic', 'Importance of the topic', 'বিষয়ের গুরুত্ব', {
          low: { en: 'not important', bn: 'গুরুত্বপূর্ণ নয়' },
          high: { en: 'very important', bn: 'খুব গুরুত্বপূর্ণ' },
        }),
        rating('objectives', 'Clarity of the objectives', 'উদ্দেশ্যের স্পষ্টতা', {
          low: { en: 'unclear', bn: 'অস্পষ্ট' },
          high: { en: 'very clear', bn: 'খুব স্পষ্ট' },
        }),
        rating('documents', 'Quality of the documents', 'কাগজপত্রের মান'),
        rating('presentations', 'Quality of the presentations', 'উপস্থাপনার মান'),
        rating('discussions', 'Quality of the discussions', 'আলোচনার মান'),
        rating('structure', 'Structure of the programme', 'কর্মসূচির বিন্যাস'),
        rating('organisation', 'Organisation: invitation, venue, services', 'আয়োজন: আমন্ত্রণ, স্থান, সেবা'),
      ],
    },
    {
      title: { en: 'What follows from it', bn: 'এরপর কী হবে' },
      questions: [
        rating('usefulness', 'The workshop is useful for my work', 'কর্মশালাটি আমার কাজে লাগবে', {
          low: { en: 'not at all', bn: 'একেবারেই না' },
          high: { en: 'fully', bn: 'পুরোপুরি' },
        }),
        {
          kind: 'multiple',
          id: 'application',
          title: {
            en: 'Where do you intend to apply what you learned?',
            bn: 'যা শিখেছেন, তা কোথায় প্রয়োগ করতে চান?',
          },
          hint: allThatApply,
          required: false,
          options: [
            option('own-work', 'In my own daily work', 'নিজের দৈনন্দিন কাজে'),
            option('policy', 'In drafting policy, law or standards', 'নীতি, আইন বা মানদণ্ড প্রণয়নে'),
            option('project', 'In planning or running a project', 'প্রকল্প পরিকল্পনা বা পরিচালনায়'),
            option('colleagues', 'In briefing or training colleagues', 'সহকর্মীদের অবহিত করা বা প্রশিক্ষণে'),
            option('cooperation', 'In cooperation with other agencies', 'অন্য সংস্থার সঙ্গে সহযোগিতায়'),
            option('none', 'I see no use for it at present', 'আপাতত কোনো প্রয়োগ দেখছি না'),
          ],
          other: another,
        },
        text('application-details', 'What will you do first, and by when?', 'প্রথমে কী করবেন, এবং কবের মধ্যে?', {
          showIf: {
            question: 'application',
            isAnyOf: ['own-work', 'policy', 'project', 'colleagues', 'cooperation', 'other'],
          },
        }),
        {
          kind: 'multiple',
          id: 'support',
          title: { en: 'What support would help you with it?', bn: 'এতে কোন সহায়তা আপনার কাজে লাগবে?' },
          hint: allThatApply,
          required: false,
          options: [
            option('training', 'Further training', 'আরও প্রশিক্ষণ'),
            option('advice', 'Technical advice from experts', 'বিশেষজ্ঞদের কারিগরি পরামর্শ'),
            option('exchange', 'Exchange with other countries', 'অন্য দেশের সঙ্গে অভিজ্ঞতা বিনিময়'),
            option('documents', 'Guides, standards and examples', 'নির্দেশিকা, মানদণ্ড ও উদাহরণ'),
            option('funding', 'Help in finding funds', 'অর্থায়ন খুঁজতে সহায়তা'),
            option('none', 'None', 'কোনোটিই নয়'),
          ],
          other: another,
        },
        text('support-details', 'Which support exactly?', 'ঠিক কী ধরনের সহায়তা?', {
          showIf: {
            question: 'support',
            isAnyOf: ['training', 'advice', 'exchange', 'documents', 'funding', 'other'],
          },
        }),
        {
          kind: 'scale',
          id: 'recommendation',
          title: {
            en: 'How likely are you to recommend such a workshop to a colleague?',
            bn: 'এমন কর্মশালায় অংশ নিতে কোনো সহকর্মীকে পরামর্শ দেওয়ার সম্ভাবনা কতটা?',
          },
          ends: {
            low: { en: 'not at all likely', bn: 'একেবারেই নেই' },
            high: { en: 'extremely likely', bn: 'অত্যন্ত বেশি' },
          },
          notApplicable,
          required: true,
        },
      ],
    },
    {
      title: { en: 'In your own words', bn: 'আপনার নিজের ভাষায়' },
      questions: [
        text('best', 'What was most valuable to you?', 'আপনার কাছে সবচেয়ে মূল্যবান কী ছিল?', { maxLength: 4000 }),
        text('improve', 'What should be done better next time?', 'পরের বার কী আরও ভালো করা উচিত?', { maxLength: 4000 }),
        text('comments', 'Anything else?', 'আর কিছু বলতে চান?', { maxLength: 4000 }),
      ],
    },
  ],
});
