/** In the room: the slide, registering, paper forms, and what was entered for somebody. */
export const room = {
  'slide.title': 'Your feedback',
  'slide.do': 'Scan the code, enter your e-mail address, and your own link for the feedback comes by mail.',
  'slide.walkIn': 'Not on the list? You can register there.',
  'slide.code': 'QR code that opens {{address}}',
  'walkIn.notOnList': 'Not on the list of participants?',
  'walkIn.offer': 'If you take part and were not invited by e-mail, you can register here.',
  'walkIn.register': 'Register',
  'walkIn.title': 'Register for this workshop',
  'walkIn.check': 'Please check: register for this workshop',
  'walkIn.about':
    'We send your personal link to the address that you give here. It opens your own page, where you give your feedback, and needs no password.',
  'walkIn.name': 'Your name',
  'walkIn.email': 'Your e-mail address',
  'walkIn.email.hint': 'The link goes there, and only there. Please check it.',
  'walkIn.organisation': 'Your organisation',
  'walkIn.position': 'Your position',
  'walkIn.telephone': 'Your telephone number',
  'walkIn.language': 'In which language shall we write to you?',
  'walkIn.send': 'Register and send me the link',
  'walkIn.onList': 'I am on the list already',
  'walkIn.privacy':
    'The organisers see what you enter. On your page you can see all that is kept about you, and have it erased. Questions: {{replyTo}}.',
  'walkIn.done': 'Please look into your mail',
  'walkIn.done.about': 'Thank you. A mail with your personal link for “{{workshop}}” is on its way to {{email}}.',
  'walkIn.another': 'Register somebody else',
  'walkIn.closed':
    'Nobody can register here at the moment. If you take part and have no link, please tell the organisers in the room, or write to {{replyTo}}.',
  'walkIn.full':
    'So many have registered that no more can be taken here. Please go to the organisers’ desk in the room, or write to {{replyTo}}: they can add you. What you typed is still here.',
  'walkIn.tooMany':
    'Many people are registering at this moment. Please try again after {{moment}}, go to the organisers’ desk, or write to {{replyTo}}. What you typed is still here.',
  'paper.title': 'Your feedback on paper',
  'paper.tickOne': 'Please tick one.',
  'paper.tickAll': 'Please tick all that apply.',
  'paper.tickEachLine': 'Please tick one box in each line.',
  'paper.date': 'day, month, year',
  'paper.handIn': 'Please hand this form to the organisers in the room, or send it to them by {{deadline}}.',
  'paper.entered':
    'They enter it for you under your name. What you wrote then stands on your own page, where you can change it.',
  'paper.online': 'You can also answer without paper: {{address}}.',
  'paper.swot_one': 'How do you see the field after the workshop? One point, in one sentence.',
  'paper.swot_other':
    'How do you see the field after the workshop? A point on each line, in one sentence; at most {{count}} in all.',
  'onBehalf.feedback':
    'Entered for you by the organisers on {{moment}}, from paper. Please look through it; you can change it until {{deadline}}.',
  'onBehalf.label': 'Entered for you by the organisers on {{moment}}, from paper',
  'profile.name.wrong': 'Please enter a name, of at most {{most}} characters.',
  'profile.organisation.wrong': 'Please enter an organisation, of at most {{most}} characters.',
  'profile.position.wrong': 'Please keep the position to {{most}} characters.',
  'profile.telephone.wrong': 'Please keep the telephone number to {{most}} characters.',
  'profile.language.wrong': 'Please choose one of the languages.',
} as const;
