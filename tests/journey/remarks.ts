/** What people write into the feedback form: made up, of different lengths, in two languages. */
const REMARKS: Readonly<Record<string, readonly string[]>> = {
  best: [
    'The Korean experience: they said openly what had gone wrong, and how long it had really taken.',
    'That all ministries sat in one room for two days and spoke about the same master plan.',
    'The session on digital signatures. Now I know what our law lacks.',
    'Meeting the people behind the telephone numbers.',
    'The SWOT session, because everybody had to say something.',
    'সব মন্ত্রণালয়ের সহকর্মীদের সঙ্গে এক টেবিলে বসে কথা বলতে পারা।',
  ],
  improve: [
    'More time for discussion, and the slides “before” the session & not after.',
    'Fewer presentations on one day. Eleven talks are too many to remember the third one.',
    'Please bring colleagues from the districts; they run what we plan.',
    'উপস্থাপনাগুলো আগে থেকে বাংলায় পেলে ভালো হতো।',
    'A working group after each session, with one page of results.',
  ],
  comments: [
    'Please repeat this in a year and ask us what we have done.',
    'Thank you. The organisation was excellent.',
    'আয়োজকদের ধন্যবাদ।',
    'Who decides about the road map, and when?',
  ],
  'application-details': [
    'Draft the procurement rules for our ministry by December.',
    'Brief my secretary of division, then begin with the citizens’ charter.',
    'Ask BCC for test certificates and try them with two forms.',
  ],
  'support-details': [
    'A week with an incident response team that works.',
    'Templates of service agreements between agencies.',
    'বাংলায় একটি নির্দেশিকা।',
  ],
};

const ANYTHING = ['More time for discussion, please.'];

/** One of the remarks that answer a question. `random` returns 0..1. */
export function remarkOn(question: string, random: () => number): string {
  const remarks = REMARKS[question] ?? ANYTHING;
  return remarks[Math.floor(random() * remarks.length)] ?? '';
}
