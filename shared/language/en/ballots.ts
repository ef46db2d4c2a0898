/** Anonymous ballots. */
export const ballots = {
  'ballot.anonymous': 'This feedback is anonymous: nothing that is stored says which answers are yours.',
  'ballot.known':
    'It is known that you took part, so that nobody reminds you. What you answered is kept apart from that.',
  'ballot.once': 'Once sent, it cannot be changed or taken back, since nobody can tell which feedback is yours.',
  'ballot.device':
    'Until then, what you type is kept on this device only. To go on later, please come back on this device.',
  'ballot.ownWords':
    'Results are shown only where at least five people answered; what you write in your own words is shown as you wrote it. Please do not write there who you are.',
  'ballot.noScript': 'This form needs JavaScript, and your browser has it switched off.',
  'ballot.noScriptInstead':
    'Your browser itself makes the answers anonymous, and that takes JavaScript. Please switch it on for this site, or open the link from your e-mail in another browser or on a phone. If neither is possible, please write to {{replyTo}}; such a message is not anonymous. If you have nothing to add, you can say so below.',
  'ballot.takes': 'It takes about four minutes. Please send it by {{deadline}}.',
  'ballot.loading':
    'You can begin to write. Sending is possible in a moment: the part that makes it anonymous is loading.',
  'ballot.preparing': 'Not sent yet: your ballot is being prepared.',
  'ballot.sending':
    'Not sent yet: it is sent in a few seconds. The wait is on purpose, so that the time does not tell whose feedback it is.',
  'ballot.failed':
    'Not sent yet: something went wrong. What you wrote is kept on this device. Please reload this page and send it again.',
  'ballot.refused': 'Nothing was sent yet. Please correct this:',
  'ballot.send': 'Send it anonymously',
  'ballot.unfinished': 'Your feedback is not sent yet. What you wrote is below: please send it.',
  'ballot.served': 'Thank you, you took part. Your feedback is anonymous, so it cannot be shown or changed here.',
  'ballot.servedElsewhere':
    'If you began to send it and never read that it had arrived, please open this page on the device on which you wrote: it goes on from there.',
  'ballot.cast': 'Your feedback has arrived. Nobody can tell that it is yours, so it cannot be shown or changed here.',
  'ballot.given': 'anonymous',
  'ballot.servedAlready':
    'Your ballot was handed out already, to this or another device, and there is one for each person. If it is not sent yet, please open this page on the device on which you wrote.',
  'ballot.castAlready':
    'Your feedback had arrived already, with other answers. It counts as it was sent first and cannot be changed.',
  'ballot.boxClosed': 'The feedback is closed, and nothing more is taken.',
  'ballot.noBox': 'No anonymous feedback is taken here. Please use the form that your personal link opens.',
  'ballot.notSigned':
    'This ballot was not handed out for this workshop. Please send the form that your personal link opens.',
  'ballot.unusable': 'This is no message that can be signed. Please send the form of the page.',
  'ballot.notHere':
    'Feedback is anonymous in this workshop, so nothing is taken at this address, and nothing was stored. Please open the form anew.',
} as const;
