/** Link, not-you and languages. */
export const link = {
  'frame.answersAs': 'You answer as {{name}}, {{organisation}}.',
  'frame.notYou': 'Not you?',
  'notYou.title': 'Not you?',
  'notYou.check': 'Please check: not you?',
  'notYou.about':
    'This is the personal link of {{name}}, {{organisation}}. Whoever opens it answers in the name of this person.',
  'notYou.itIsMe': 'I am {{name}}: to my page',
  'notYou.passOn': 'Pass the link on to {{name}}',
  'notYou.passOn.about':
    'If you know the right e-mail address of {{name}}, we send the link there. The organisers see that it was passed on, and may correct the address.',
  'notYou.email': 'The e-mail address of {{name}}',
  'notYou.send': 'Send the link there',
  'notYou.tell': 'Tell the organisers',
  'notYou.tell.about':
    'If you do not know the address, or if somebody else is to answer instead of {{name}}: the organisers can change the address, and can give each person an own link.',
  'notYou.message': 'What should the organisers know?',
  'notYou.message.hint': 'Such as who you are, and who is to answer.',
  'notYou.tell.send': 'Send this to the organisers',
  'notYou.forget': 'Forget this link on this device',
  'notYou.forget.about':
    'This browser then opens these pages no more, and what was typed here and not sent is removed from it. What was sent stays, the link in the e-mail keeps working, and other people’s links in this browser stay as they are.',
  'notYou.forget.do': 'Forget the link here',
  'notYou.passedOn': 'The link is on its way to {{email}}. The organisers see that it was passed on.',
  'notYou.told': 'Thank you. The organisers read it on their list of this workshop.',
  'notYou.forgotten': 'This browser has forgotten the link',
  'notYou.forgotten.about':
    'It opens the pages of {{name}} no more, and keeps nothing that was typed there. The link in the e-mail keeps working.',
  'notYou.sameAddress': 'This is the address that the link went to. Please enter another one, or tell the organisers.',
  'notYou.noMail': 'Mail to this address came back before. Please check it, or tell the organisers.',
  'notYou.noMessage': 'Please write a sentence for the organisers.',
  'notYou.tooLong': 'This is too long: {{problem}}',
  'notYou.tooOften':
    'This link was passed on, or the organisers were told, a moment ago, or {{most}} times today. Please wait {{minutes}} minutes or until tomorrow.',
  'notYou.enough': 'Enough was said here about this link. Please write to the organisers yourself.',
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
} as const;
