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
  'my.cancelled': 'The workshop was cancelled',
  'my.notOpen': 'The forms are not open yet',
  'my.closed': 'The follow-up is closed',
  'my.allDeclined': 'Thank you, nothing is left to do',
  'my.allGiven': 'Thank you, everything has arrived',
  'my.toDo_one': 'One thing is still to do',
  'my.toDo_other': '{{count}} things are still to do',
  'my.whyCancelled': 'The reason: {{reason}}',
  'my.moreTime': 'You were given more time, until {{deadline}}. Until then you can change what you gave.',
  'my.answerBy': 'Please answer by {{deadline}}. Until then you can change what you gave.',
  'my.changeUntil': 'You can change what you gave until {{deadline}}.',
  'my.undeliverable': 'Our last e-mail to {{email}} came back. If this address is wrong, please tell {{replyTo}}.',
  'my.reminders': 'Reminders',
  'my.remindersOn': 'Reminders go to {{email}}, and only while something is still to do.',
  'my.remindersOff': 'Reminders are off: no more of them will be sent to {{email}}.',
  'my.turnOn': 'Turn reminders on again',
  'my.turnOff': 'Turn reminders off',
  'page.toMy': 'To my page',
  'task.feedback': 'Give feedback',
  'task.feedback.takes': 'One page, about five minutes.',
  'task.swot': 'Add your view',
  'task.swot.takes': 'One sentence is enough; you can add more later.',
  'task.paper': 'Send a paper',
  'task.paper.takes': 'Title, authors, abstract, and the file as PDF or Word document.',
  'task.revision': 'Read the request and revise',
  'task.revision.takes': 'The reviewers say what they ask for.',
  'task.action': 'Say what came of it',
  'task.action.takes': 'A sentence is enough.',
  'next.feedback': 'Next: give feedback',
  'next.swot': 'Next: add your view (SWOT)',
  'next.paper': 'Next: send a paper',
  'next.revision': 'Next: revise your paper',
  'next.action': 'Next: report on your action',
  'received.at': 'Received, {{moment}}',
  'received.nothing': 'Nothing received yet',
  'given.heading': 'What you gave',
  'given.nothing': 'Nothing was received from you.',
  'given.received': 'Received',
  'given.entries_one': '{{count}} entry of at most {{limit}}, last {{moment}}',
  'given.entries_other': '{{count}} entries of at most {{limit}}, last {{moment}}',
  'given.view': 'View',
  'given.viewOrChange': 'View or change',
  'given.addOrChange': 'Add, change or withdraw',
  'dates.heading': 'The workshop',
  'dates.calendar': 'Add to calendar',
  'dates.moved': 'The workshop was moved from {{before}} to {{after}}: {{reason}}',
  'closed.cancelled': 'Cancelled',
  'closed.notOpen': 'Not open yet',
  'closed.closed': 'Closed',
  'closed.written': 'What you had just written',
  'closed.copy': 'It was not stored. You can copy it from here.',
  'decline.heading': 'You have nothing to add to',
  'decline.again': 'Ask me again',
  'decline.here': 'If you say so here, you are not asked again. You can change your mind on your page.',
  'decline.afterAll': 'If you send something after all, it counts.',
  'decline.notAsked': 'This is not asked of you any more. Your page shows what is.',
  'decline.answers': 'I have nothing to add',
  'decline.answers.said': 'You said that you have nothing to add.',
  'decline.morePapers': 'I will send no more papers',
  'decline.morePapers.said': 'You said that you will send no more papers.',
  'decline.paper': 'I will not send it',
  'decline.paper.said': 'You said that you will not send the paper you promised.',
  'decline.papers': 'I will not send them',
  'decline.papers.said': 'You said that you will not send the papers you promised.',
  'decline.revision': 'I will not revise it',
  'decline.revision.said': 'You said that you will not revise it, so the paper stays as it is.',
  'decline.action': 'I have nothing to report',
  'decline.action.said': 'You said that you have nothing to report.',
  'action.check': 'Please check: {{title}}',
  'action.changeUntil': 'You can change it until {{deadline}}.',
  'action.tookOn':
    'You took this on at the workshop. Please say what came of it by {{deadline}}; until then you can change what you wrote.',
  'action.what': 'What came of it?',
  'action.hint': 'What was done, what is still under way, and what stands in the way.',
  'action.send': 'Send',
  'action.sendChanged': 'Send the changed text',
  'action.empty': 'Please write in a sentence what came of it.',
  'action.tooLong': 'This is too long: {{problem}}',
  'action.notYours': 'There is no such action among yours. Your page shows what you took on.',
  'action.gone': 'There is no such action here. Please check the address.',
  'dates.where': '{{dates}}, {{venue}}, {{city}}.',

  // Link, not-you and languages
  'frame.answersAs': 'You answer as {{name}}, {{organisation}}.',
  'frame.notYou': 'Not you? Please close this page and tell {{replyTo}}.',
  'language.choose': 'Another language, here and in our e-mails to you:',
  'language.form': 'Language',
  'language.unsent': 'Please send first what you have written on this page: changing the language loads it anew.',
  'link.unusable':
    'This link is not valid any more, or was not copied whole. Please open the newest e-mail about the workshop and use the link in it, or ask the organisers for a new one.',
  'link.unusableHere':
    'This link is not valid any more, or was not copied whole. Please open the newest e-mail about the workshop and use the link in it, or ask for a new one here.',
  'link.askForNew': 'Ask for a new link',
  'link.new': 'A new link',
  'link.check': 'Please check: a new link',
  'link.ask': 'Ask for your personal link',
  'link.about':
    'Your link opens your own page and needs no password. We send it to the e-mail address with which you are on the list of participants.',
  'link.email': 'Your e-mail address',
  'link.send': 'Send me the link',
  'link.anotherAddress': 'You have another address now? Please write to {{replyTo}}.',
  'link.noEmail': 'Please enter one e-mail address, such as name@example.org.',
  'link.asked': 'Please look into your mail',
  'link.onItsWay':
    'If {{email}} is among the participants of “{{workshop}}”, a mail with the personal link is on its way.',
  'link.nothingCame':
    'It takes a few minutes. Nothing came? Please look among the unwanted mail, check the address above, or write to {{replyTo}}. Asking again at once sends no second mail.',
  'link.tryAnother': 'Try another address',
  'reminders.off': 'Reminders are off',
  'reminders.offer': 'No more reminders?',
  'reminders.noMore': 'No more reminders about this workshop will be sent to {{email}}. What you gave stays.',
  'reminders.canStill':
    'You can still answer: the link in the e-mails you have keeps working. Messages about a paper that you send in still reach you.',
  'reminders.goTo':
    'Reminders about the follow-up of this workshop go to {{email}}. If you turn them off, your personal link keeps working. Messages about a paper that you send in still reach you.',
  'reminders.turnOff': 'Turn the reminders off',
  'reminders.turnOn': 'Turn the reminders on again',
  'person.gone': 'This person is not among the participants. Please use the link from your e-mail.',

  // Papers

  // Feedback form, drafts and sending

  // SWOT

  // Anonymous ballots

  // Privacy

  // Errors of the web
  'web.invalid': 'Please check what was entered',
  'web.malformed': 'This could not be read',
  'web.notSignedIn': 'Please use your personal link',
  'web.forbidden': 'This is not allowed',
  'web.notFound': 'Not found',
  'web.methodNotAllowed': 'Not possible here',
  'web.conflict': 'Somebody was faster',
  'web.closed': 'Closed',
  'web.tooLarge': 'Too large',
  'web.wrongType': 'This kind of content is not taken here',
  'web.tooOften': 'Too often',
  'web.unavailable': 'Not possible just now',
  'web.fault': 'Something went wrong on our side',
  'web.faultWhat':
    'Nothing that was stored before is lost. Please try again in a minute. If it happens again, tell the organisers this number: {{number}}.',
  'web.refused': 'Something in what was sent needs another look. Nothing was stored yet.',
  'web.field': 'What was sent as “{{field}}” cannot be taken. Please go back to the page and use the form on it.',
  'web.otherSite':
    'This form came from another site, so nothing was changed. Please open the page again and use its own form.',
  'web.wrongMethod': 'This address exists, but not for this kind of request.',
  'web.noPage': 'There is no such page. Please check the address, or use the link from your e-mail.',
  'web.noWorkshop': 'There is no such workshop here. Please check the address.',
  'web.bodyTooLarge': 'What was sent is larger than 1 MB. Please shorten it and send it again.',
  'web.formBroken': 'The form arrived broken. Please send it again.',
  'web.typeNotTaken': 'This address takes a form or JSON; the content type that came is neither.',
  'web.noCsv': 'This address takes a form or JSON, not CSV.',
  'web.notUtf8': 'The text that arrived is not valid UTF-8. Please save it as UTF-8 and send it again.',

  // Mails
} as const;
