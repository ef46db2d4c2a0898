/** What staff send by telephone or by hand, with the personal link. */
export const message = {
  'message.open': `{{name}}: this is about the follow-up of the {{workshop}}. Still open: {{asked}}, until {{deadline}}. Your own page, for you alone:
{{link}}
{{organisers}}`,
  'message.link': `{{name}}: here is your own page for the follow-up of the {{workshop}}, for you alone:
{{link}}
{{organisers}}`,
} as const;
