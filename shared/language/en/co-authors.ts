/** Co-authors. */
export const coAuthors = {
  'coAuthor.named': '{{author}} handed in a discussion paper and named you as one of its authors: “{{title}}”.',
  'coAuthor.silence':
    'If you do not answer by {{until}}, we take it that you have no objection, and the paper goes on.',
  'coAuthor.mail.subject': 'Are you an author of “{{title}}”?',
  'coAuthor.mail.reminder': 'Reminder: are you an author of “{{title}}”?',
  'coAuthor.mail.please':
    'Please say whether you are one of its authors and agree that it is published with your name. You can read the paper first. It takes a minute.',
  'coAuthor.mail.button': 'Read the paper and answer',
  'coAuthor.mail.why': 'You get this because {{author}} gave this e-mail address for one of the authors.',
  'coAuthor.mail.declined': '{{name}} does not agree: “{{title}}”',
  'coAuthor.mail.declinedWhat':
    '{{name}}, whom you named as an author of “{{title}}”, does not agree to be named, for this reason:',
  'coAuthor.mail.declinedNext':
    'The paper cannot be approved while this person is named and does not agree. Please talk with each other. Then either change the authors and hand the paper in again, or the person changes the answer with the same link.',
  'coAuthor.title': 'Are you an author of this paper?',
  'coAuthor.youAre': 'You are here as {{name}}.',
  'coAuthor.files': 'The paper itself',
  'coAuthor.beingChecked': 'Its newest file is still being checked. You can read it here in a few minutes.',
  'coAuthor.answer': 'Your answer',
  'coAuthor.change': 'Change your answer',
  'coAuthor.yes': 'Yes, I am an author and agree',
  'coAuthor.yesMeans':
    'You are one of the authors, and you agree that the paper is published with your name when it is approved.',
  'coAuthor.no': 'No, I do not agree',
  'coAuthor.noMeans':
    'The paper is not approved while you are named as an author and do not agree. Whoever handed it in is told.',
  'coAuthor.reason': 'Why not',
  'coAuthor.reasonHint':
    'For example: “I did not take part in writing it.” Whoever handed the paper in and the organisers read it.',
  'coAuthor.noReason': 'Please say why you do not agree. Whoever handed the paper in and the organisers read it.',
  'coAuthor.refused': 'Your answer was not stored yet.',
  'coAuthor.saidYes': 'You answered on {{at}}: yes, you are an author and agree. Thank you.',
  'coAuthor.saidNo':
    'You answered on {{at}}: no, you do not agree. Whoever handed the paper in is told, with your reason:',
  'coAuthor.saidNothing':
    'No answer came from you by {{until}}, so we took it that you have no objection. You can still answer until the paper is decided on.',
  'coAuthor.mayChange': 'You can change your answer here until the paper is decided on.',
  'coAuthor.ended': 'Nothing is asked of you any more',
  'coAuthor.withdrawn': 'This paper was withdrawn. You need to do nothing.',
  'coAuthor.decided':
    'This paper is decided on, so its authors are asked nothing any more. If you do not agree with being named, please write to {{replyTo}}.',
  'coAuthor.notNamed':
    'You are not named as an author of this paper any more, so this link has ended. You need to do nothing.',
  'guest.gone': 'This paper is not kept here any more, so this link has ended. You need to do nothing.',
  'coAuthor.tooOften':
    'You have changed your answer many times, and there is no room for another one. Please write to {{replyTo}}.',
  'coAuthor.noFile': 'There is no such file here now. Please go back to the paper.',
  'coAuthors.title': 'Do the co-authors agree?',
  'coAuthors.about':
    'Everyone whom you named with an e-mail address is asked once, with a link of their own. Who does not answer until the day in that mail is taken to have no objection.',
  'coAuthors.decline':
    'The paper cannot be approved while somebody is named who does not agree. Please talk with each other. Then change the authors and hand the paper in again; or the person changes the answer.',
  'coAuthors.toBeAsked': 'is asked when the file has been checked',
  'coAuthors.asked': 'asked on {{at}}; may answer until {{until}}',
  'coAuthors.confirmed': 'agreed on {{at}}',
  'coAuthors.declined': 'does not agree, since {{at}}:',
  'coAuthors.silent': 'did not answer by {{at}}, and so has no objection',
} as const;
