import type { Wordings } from './letter-kind.ts';

export const ENGLISH_WORDING: Wordings = {
  invitation: {
    subject: 'Your {{asked}} by {{by}}: {{workshop}}',
    preheader: 'We ask you for {{things}}, by {{by}}.',
    body: `Thank you for taking part in the {{workshop}}. What you saw and think now decides what comes of it. Your personal page takes a few minutes, on a phone too.`,
  },
  reminder: {
    subject: 'Reminder: your {{asked}} by {{by}}: {{workshop}}',
    preheader: 'We still ask you for {{things}}, by {{by}}.',
    body: `The follow-up of the {{workshop}} is still open, and something of yours is still missing.`,
  },
  'last-call': {
    subject: 'Last call: your {{asked}} by {{by}}: {{workshop}}',
    preheader: 'We still ask you for {{things}}, by {{by}}.',
    body: `This is the last call in the follow-up of the {{workshop}}: after the deadline the summary report is written without what is missing.`,
  },
  rescheduled: {
    subject: 'New dates, {{dates}}: {{workshop}}',
    preheader: 'It is held on {{dates}} instead of {{old_dates}}.',
    body: `The {{workshop}} is now held on {{dates}}, instead of {{old_dates}}.

Reason: {{reason}}

The new dates are attached for your calendar. What we ask of you after the workshop is then open until {{deadline}}.

We apologise for any inconvenience and look forward to seeing you.`,
  },
  cancelled: {
    subject: 'Cancelled: {{workshop}}, {{dates}}',
    preheader: 'The workshop will not be held.',
    body: `We regret to tell you that the {{workshop}}, planned for {{dates}}, is cancelled.

Reason: {{reason}}

Please take it out of your calendar. Nothing else is asked of you.

We apologise for any inconvenience.`,
  },
  link: {
    subject: 'Here is your personal link: {{workshop}}',
    preheader: 'It opens your own page and needs no password.',
    body: `Here is your personal link for the follow-up of the {{workshop}}. You asked for it, or the organisers sent it to you again.

It opens your own page, where you see what you have sent in and whether anything is still open. The forms are open until {{deadline}}.`,
  },
  extension: {
    subject: 'More time, until {{by}}: {{workshop}}',
    preheader: 'You now have until {{deadline}}.',
    body: `You now have until {{deadline}} for your part in the follow-up of the {{workshop}}.

What you have sent in already stays as it is.`,
  },
  'passed-on': {
    subject: 'Passed on to you, your personal link: {{workshop}}',
    preheader: 'Somebody who got it by mistake says that this is your address.',
    body: `The personal link of {{name}} for the follow-up of the {{workshop}} came to somebody else, who says that this is the right address. So here it is.

It opens your own page, where you see what is asked of you. The forms are open until {{deadline}}.

If you are not {{name}}, please do not use the link, and answer this mail: it goes to the organisers.`,
  },
  report: {
    subject: 'What your answers changed, and the report: {{workshop}}',
    preheader: 'Thank you. The summary report is there.',
    body: `Thank you for your part in the {{workshop}} ({{dates}}) and in its follow-up. The summary report is written, and you are among the first to read it.`,
  },
};
