/** SWOT. */
export const swot = {
  'swot.title': 'Strengths, weaknesses, opportunities, threats',
  'swot.check': 'Please check: {{title}}',
  'swot.strengths': 'Strengths',
  'swot.strengths.asks': 'What works well today and can be built on?',
  'swot.weaknesses': 'Weaknesses',
  'swot.weaknesses.asks': 'What holds the work back from inside?',
  'swot.opportunities': 'Opportunities',
  'swot.opportunities.asks': 'What from outside could help, if it is used?',
  'swot.threats': 'Threats',
  'swot.threats.asks': 'What from outside could undo the progress?',
  'swot.ask_one':
    'How do you see the field after the workshop? One sentence is enough. You can add {{count}} entry, and change or withdraw it until {{deadline}}.',
  'swot.ask_other':
    'How do you see the field after the workshop? One sentence each is enough. You can add up to {{count}} entries, and change or withdraw them until {{deadline}}.',
  'swot.given_one':
    '{{received}}. {{given}} of at most {{count}} entry. You can add, change and withdraw until {{deadline}}.',
  'swot.given_other':
    '{{received}}. {{given}} of at most {{count}} entries. You can add, change and withdraw until {{deadline}}.',
  'swot.first': 'Your first entry',
  'swot.another': 'Another entry',
  'swot.seen.shown': 'The other participants see your entry without your name. The organisers see who wrote it.',
  'swot.seen.never': 'The other participants do not see your entry. The organisers see it, and who wrote it.',
  'swot.where': 'Where does it belong?',
  'swot.text': 'Your entry',
  'swot.text.hint': 'One point in one or two sentences.',
  'swot.add': 'Add this entry',
  'swot.enough': 'You have entered as many as are taken. To say something else, please change or withdraw one.',
  'swot.changeOrWithdraw': 'Change or withdraw',
  'swot.change': 'Change an entry',
  'swot.save': 'Save the change',
  'swot.withdraw': 'Withdraw this entry',
  'swot.leave': 'Leave it as it is',
  'swot.refused': 'This entry needs another look. Nothing was stored yet.',
  'swot.chooseQuadrant': 'Please choose strengths, weaknesses, opportunities or threats.',
  'swot.empty': 'Please write something before you send it.',
  'swot.tooLong': 'Your entry is too long: {{problem}}',
  'swot.twice': 'You have already entered this under {{quadrant}}. It counts; there is no need to repeat it.',
  'swot.full': 'There is no room for another entry.',
  'swot.full.text_one':
    'You have entered {{count}}, and no more is taken from one person. Please change or withdraw it to say something else.',
  'swot.full.text_other':
    'You have entered {{count}}, as many as are taken from one person. Please change or withdraw one to say something else.',
  'swot.gone': 'This entry is not there any more. It may have been withdrawn meanwhile.',
  'swot.others': 'What the others wrote',
  'swot.others.about': 'Without names, and in no particular order.',
  'swot.others.afterOwn':
    'You see what the others wrote, without names, as soon as you have added an entry of your own.',
  'swot.others.none': 'Nobody else has added an entry yet.',
  'swot.others.noneHere': 'No entry yet.',
  'swot.others.part': 'Part {{part}} of {{parts}}.',
  'swot.others.next': 'Further entries',
  'swot.others.previous': 'Previous entries',
  'swot.endorse': 'Endorse',
  'swot.endorse.given': 'Endorsed',
  'swot.endorse.takeBack': 'Take back',
  'swot.endorse.left_one':
    'If you agree with an entry, you can endorse it: {{count}} more, until {{deadline}}. Endorsements are counted without names.',
  'swot.endorse.left_other':
    'If you agree with entries, you can endorse them: {{count}} more, until {{deadline}}. Endorsements are counted without names.',
  'swot.endorse.allUsed':
    'You have used all your endorsements. To endorse another entry, first take one back: those you gave are marked “Endorsed”.',
  'swot.endorse.stays':
    'If the author changes an entry that you endorsed, your endorsement stays with it. If it is withdrawn, your endorsement is free again.',
  'swot.endorse.notHere':
    'Nothing was endorsed: the entries of others are not open to you for that just now. Your SWOT page says when they are.',
  'swot.endorse.own': 'This entry is your own. Only what others wrote can be endorsed.',
} as const;
