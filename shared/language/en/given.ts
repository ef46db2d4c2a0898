/** What was given. */
export const given = {
  'given.rating': '{{value}}\u00a0of\u00a0{{highest}}',
  'given.consent': 'Yes',
} as const;
