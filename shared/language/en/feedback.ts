/** Feedback form, drafts and sending. */
export const feedback = {
  'draft.keep': 'Keep this for later',
  'draft.discard': 'Discard it',
  'draft.live': 'Not sent yet. What you typed was kept, {{moment}}. You can go on.',
  'draft.kept': 'Kept at {{time}}. Not sent yet.',
  'draft.here': 'Kept on this device. Not sent yet.',
  'draft.restored': 'What you typed on this device is back in the form. Not sent yet.',
  'draft.restore': 'Put in what was typed on this device',
  'draft.elsewhere':
    'This form is also being filled in elsewhere, in another tab or on another device. What you type here stays on this page; nothing was overwritten. Send it here, or reload this page to go on from there.',
  'draft.tooLarge': 'This is too long to be kept. Please shorten it, or send it now.',
  'draft.noForm': 'There is no such form.',
  'send.notYet':
    'Not sent yet: there is no connection. Everything is kept on this page, and it is sent by itself when the connection is back. You can leave the page open.',
  'send.crowded':
    'Not sent yet: very much is being sent at this moment. Everything is kept on this page, and it is sent by itself a little later. You can leave the page open.',
  'feedback.title': 'Your feedback',
  'feedback.check': 'Please check: {{title}}',
  'feedback.takes':
    'It takes about four minutes. Please send it by {{deadline}}; until then you can come back and change it.',
  'feedback.given': '{{received}}. This is what you gave; you can change it until {{deadline}}.',
  'feedback.send': 'Send the feedback',
  'feedback.sendChanged': 'Send the changed feedback',
  'feedback.next': 'Next page',
  'feedback.back': 'Back',
  'feedback.page': 'Page {{page}} of {{pages}}',
  'feedback.receivedTitle': 'Feedback received',
  'feedback.thanks': 'Thank you for your feedback',
  'feedback.stored': '{{received}}. Below is everything that is stored.',
  'feedback.change': 'Change my answers',
  'feedback.changeUntil': 'You can change them until {{deadline}}.',
  'feedback.sentElsewhere':
    'This form was sent from another tab or device meanwhile, with other answers ({{received}}). Nothing of that was changed. What you have here is still in the form below: send it instead, or keep what was sent.',
  'feedback.replace': 'Send this instead',
  'feedback.keepSent': 'Keep what was sent',
  'feedback.overtaken':
    'This form was also filled in elsewhere meanwhile. What you typed here is still in the form below, and what was typed there is kept too. If you press the button once more, what stands here takes its place.',
  'condition.isAnyOf': 'Only if your answer to “{{title}}” is: {{answers}}.',
  'condition.atLeast': 'Only if your answer to “{{title}}” is {{atLeast}} or more.',
  'condition.atMost': 'Only if your answer to “{{title}}” is {{atMost}} or less.',
  'condition.between': 'Only if your answer to “{{title}}” is from {{atLeast}} to {{atMost}}.',
  'condition.answered': 'Only if you answered “{{title}}”.',
  'condition.notAnswered': 'Only if you left “{{title}}” empty.',
} as const;
