/** What was given. */
export const given = {
  'given.rating': '{{highest}}-এর মধ্যে {{value}}',
  'given.consent': 'হ্যাঁ',
} as const;
