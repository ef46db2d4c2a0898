/** Forms. */
export const forms = {
  'form.summary_one': 'এখনও কিছু পরিবর্তন করা হয়নি। অনুগ্রহ করে এটি সংশোধন করুন:',
  'form.summary_other': 'এখনও কিছু পরিবর্তন করা হয়নি। অনুগ্রহ করে এই {{count}}টি স্থান সংশোধন করুন:',
  'form.optional': '{{label}} (ঐচ্ছিক)',
  'form.ends': '{{lowest}} মানে {{low}}, {{highest}} মানে {{high}}।',
  'form.whichOther': '{{other}}: সেটি কী?',
  'form.atMost': 'সর্বোচ্চ {{limit}}টি অক্ষর',
  'form.counted': '{{limit}}টি অক্ষরের মধ্যে {{length}}টি',
  'form.tooLong': 'এতে {{length}}টি অক্ষর আছে, কিন্তু {{limit}}টির জায়গা আছে। অনুগ্রহ করে {{excess}}টি অক্ষর কমান।',
} as const;
