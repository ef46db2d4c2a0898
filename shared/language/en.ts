/**
 * All that is said to participants in English: on pages and in errors. `{{name}}` is a value; a key that ends in
 * `_one` and `_other` is one message by count (plural categories of Intl.PluralRules). No markup stands in a message: where
 * a part of it is emphasised or a link, that part is a value.
 */
export const english = {
  // Every page
  'frame.skip': 'Skip to the content',
  'frame.pages': 'Pages',
  'frame.actingAs': 'As whom you act',
  'frame.footer': 'Afterword, the follow-up after a workshop',
  'page.my': 'My page',
  'page.feedback': 'Feedback',
  'page.swot': 'SWOT',
  'page.papers': 'Papers',

  // Forms
  'form.summary_one': 'Nothing was changed yet. Please correct this:',
  'form.summary_other': 'Nothing was changed yet. Please correct these {{count}} places:',
  'form.optional': '{{label}} (optional)',
  'form.ends': '{{lowest}} is {{low}}, {{highest}} is {{high}}.',
  'form.whichOther': '{{other}}: what is it?',
  'form.atMost': 'At most {{limit}} characters',
  'form.tooLong': 'this has {{length}} characters and there is room for {{limit}}. Please shorten it by {{excess}}.',

  // Whether the forms are open
  'open.notYet': 'The forms open on {{moment}}. Please come back then; this link stays yours.',
  'open.cancelled':
    'The workshop was cancelled, so nothing is asked of you. If you have a question, please write to {{replyTo}}.',
  'open.closed':
    'The follow-up closed on {{moment}}, and nothing more is taken. If something important is missing, please write to {{replyTo}}.',

  // What was given
  'given.rating': '{{value}}\u00a0of\u00a0{{highest}}',
  'given.consent': 'Yes',

  // Answers to a questionnaire
  'answer.about': '“{{title}}”: {{error}}',
  'answer.refused': 'Some answers need another look. Nothing was stored yet.',
  'answer.chooseNumber': 'please choose a number from {{low}} to {{high}}.',
  'answer.chooseNumberOrNot': 'please choose a number from {{low}} to {{high}}, or that it does not apply.',
  'answer.chooseOne': 'please choose one of the answers listed.',
  'answer.chooseListed': 'please choose only among the answers listed.',
  'answer.oneText': 'please enter one text here.',
  'answer.oneLine': 'please write this in one line.',
  'answer.otherWithoutText': 'please say what the other answer is.',
  'answer.number': 'please write a number, such as 12.',
  'answer.wholeNumber': 'please write a whole number, such as 12.',
  'answer.numberBetween': 'please write a number from {{min}} to {{max}}.',
  'answer.numberAtLeast': 'please write a number that is at least {{min}}.',
  'answer.numberAtMost': 'please write a number that is at most {{max}}.',
  'answer.date': 'please give a date that exists, such as 2011-07-09.',
  'answer.dateFrom': 'please give a date that is not before {{min}}.',
  'answer.dateUntil': 'please give a date that is not after {{max}}.',
  'answer.consent': 'please tick the box, or leave it empty.',
  'answer.missingNumber': 'please choose a number.',
  'answer.missingNumberOrNot': 'please choose a number, or that it does not apply.',
  'answer.missingRow': 'please rate at least one line.',
  'answer.missingRowOrNot': 'please rate at least one line, or say that it does not apply.',
  'answer.missingChoice': 'please choose an answer.',
  'answer.missingChoices': 'please choose at least one answer.',
  'answer.missingText': 'please write something here.',
  'answer.missingDate': 'please give a date.',
  'answer.missingConsent': 'please tick the box.',
  'answer.rowByRow': 'The lines of this question are rated one by one.',
  'answer.noRow': 'This question has no line “{{row}}”.',
  'answer.noQuestion': 'This questionnaire has no question “{{question}}”.',

  // My page and what was given

  // Link, not-you and languages

  // Papers

  // Feedback form, drafts and sending

  // SWOT

  // Anonymous ballots

  // Privacy

  // Errors of the web

  // Mails
} as const;
