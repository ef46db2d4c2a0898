/** Whether the forms are open. */
export const opening = {
  'open.notYet': 'The forms open on {{moment}}. Please come back then; this link stays yours.',
  'open.cancelled':
    'The workshop was cancelled, so nothing is asked of you. If you have a question, please write to {{replyTo}}.',
  'open.closed':
    'The follow-up closed on {{moment}}, and nothing more is taken. If something important is missing, please write to {{replyTo}}.',
} as const;
