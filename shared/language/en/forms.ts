/** Forms. */
export const forms = {
  'form.summary_one': 'Nothing was changed yet. Please correct this:',
  'form.summary_other': 'Nothing was changed yet. Please correct these {{count}} places:',
  'form.optional': '{{label}} (optional)',
  'form.ends': '{{lowest}} is {{low}}, {{highest}} is {{high}}.',
  'form.whichOther': '{{other}}: what is it?',
  'form.atMost': 'At most {{limit}} characters',
  'form.counted': '{{length}} of {{limit}} characters',
  'form.tooLong': 'this has {{length}} characters and there is room for {{limit}}. Please shorten it by {{excess}}.',
} as const;
