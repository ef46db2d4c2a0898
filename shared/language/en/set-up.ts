/** What a workshop that was made by the form says where nothing else was typed. */
export const setUp = {
  'setUp.signature': 'With kind regards,\nthe organisers of {{workshop}}',
  'setUp.opening': 'Opening session',
  'setUp.discussion': 'Discussion',
  'setUp.closing': 'Closing session',
} as const;
