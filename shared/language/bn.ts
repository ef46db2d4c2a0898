import type { Messages } from './messages.ts';

/** Bangla, in the formal address. No case ending stands behind a value: it would have to follow the value's last letter. */
export const bangla: Messages = {
  'frame.skip': 'মূল অংশে যান',
  'frame.pages': 'পাতাসমূহ',
  'frame.actingAs': 'যাঁর পক্ষে উত্তর দিচ্ছেন',
  'frame.footer': 'Afterword, কর্মশালার পরবর্তী কার্যক্রম',
  'page.my': 'আমার পাতা',
  'page.feedback': 'মতামত',
  'page.swot': 'SWOT',
  'page.papers': 'আলোচনাপত্র',

  'form.summary_one': 'এখনও কিছু পরিবর্তন করা হয়নি। অনুগ্রহ করে এটি সংশোধন করুন:',
  'form.summary_other': 'এখনও কিছু পরিবর্তন করা হয়নি। অনুগ্রহ করে এই {{count}}টি স্থান সংশোধন করুন:',
  'form.optional': '{{label}} (ঐচ্ছিক)',
  'form.ends': '{{lowest}} মানে {{low}}, {{highest}} মানে {{high}}।',
  'form.whichOther': '{{other}}: সেটি কী?',
  'form.atMost': 'সর্বোচ্চ {{limit}}টি অক্ষর',
  'form.tooLong': 'এতে {{length}}টি অক্ষর আছে, কিন্তু {{limit}}টির জায়গা আছে। অনুগ্রহ করে {{excess}}টি অক্ষর কমান।',

  'open.notYet': 'ফরমগুলো খুলবে: {{moment}}। অনুগ্রহ করে তখন আবার আসুন; এই লিংকটি আপনারই থাকবে।',
  'open.cancelled': 'কর্মশালাটি বাতিল করা হয়েছে, তাই আপনার কিছু করার প্রয়োজন নেই। কোনো প্রশ্ন থাকলে লিখুন: {{replyTo}}।',
  'open.closed':
    'পরবর্তী কার্যক্রম বন্ধ হয়েছে: {{moment}}। আর কিছু গ্রহণ করা হচ্ছে না। গুরুত্বপূর্ণ কিছু বাদ পড়ে থাকলে লিখুন: {{replyTo}}।',

  'given.rating': '{{highest}}-এর মধ্যে {{value}}',
  'given.consent': 'হ্যাঁ',

  'answer.about': '“{{title}}”: {{error}}',
  'answer.refused': 'কিছু উত্তর আবার দেখা প্রয়োজন। এখনও কিছু সংরক্ষণ করা হয়নি।',
  'answer.chooseNumber': 'অনুগ্রহ করে {{low}} থেকে {{high}} পর্যন্ত একটি সংখ্যা বেছে নিন।',
  'answer.chooseNumberOrNot': 'অনুগ্রহ করে {{low}} থেকে {{high}} পর্যন্ত একটি সংখ্যা, অথবা ‘প্রযোজ্য নয়’ বেছে নিন।',
  'answer.chooseOne': 'অনুগ্রহ করে তালিকার একটি উত্তর বেছে নিন।',
  'answer.chooseListed': 'অনুগ্রহ করে শুধু তালিকার উত্তরগুলো থেকে বেছে নিন।',
  'answer.oneText': 'অনুগ্রহ করে এখানে একটি লেখা দিন।',
  'answer.oneLine': 'অনুগ্রহ করে এটি এক লাইনে লিখুন।',
  'answer.otherWithoutText': 'অনুগ্রহ করে অন্য উত্তরটি কী তা লিখুন।',
  'answer.number': 'অনুগ্রহ করে একটি সংখ্যা লিখুন, যেমন 12।',
  'answer.wholeNumber': 'অনুগ্রহ করে একটি পূর্ণ সংখ্যা লিখুন, যেমন 12।',
  'answer.numberBetween': 'অনুগ্রহ করে {{min}} থেকে {{max}} পর্যন্ত একটি সংখ্যা লিখুন।',
  'answer.numberAtLeast': 'অনুগ্রহ করে এমন একটি সংখ্যা লিখুন যা কমপক্ষে {{min}}।',
  'answer.numberAtMost': 'অনুগ্রহ করে এমন একটি সংখ্যা লিখুন যা সর্বোচ্চ {{max}}।',
  'answer.date': 'অনুগ্রহ করে একটি সঠিক তারিখ দিন, যেমন 2011-07-09।',
  'answer.dateFrom': 'অনুগ্রহ করে এমন তারিখ দিন যা এই তারিখের আগে নয়: {{min}}।',
  'answer.dateUntil': 'অনুগ্রহ করে এমন তারিখ দিন যা এই তারিখের পরে নয়: {{max}}।',
  'answer.consent': 'অনুগ্রহ করে ঘরটিতে টিক দিন, অথবা খালি রাখুন।',
  'answer.missingNumber': 'অনুগ্রহ করে একটি সংখ্যা বেছে নিন।',
  'answer.missingNumberOrNot': 'অনুগ্রহ করে একটি সংখ্যা, অথবা ‘প্রযোজ্য নয়’ বেছে নিন।',
  'answer.missingRow': 'অনুগ্রহ করে অন্তত একটি সারিতে নম্বর দিন।',
  'answer.missingRowOrNot': 'অনুগ্রহ করে অন্তত একটি সারিতে নম্বর দিন, অথবা ‘প্রযোজ্য নয়’ বেছে নিন।',
  'answer.missingChoice': 'অনুগ্রহ করে একটি উত্তর বেছে নিন।',
  'answer.missingChoices': 'অনুগ্রহ করে অন্তত একটি উত্তর বেছে নিন।',
  'answer.missingText': 'অনুগ্রহ করে এখানে কিছু লিখুন।',
  'answer.missingDate': 'অনুগ্রহ করে একটি তারিখ দিন।',
  'answer.missingConsent': 'অনুগ্রহ করে ঘরটিতে টিক দিন।',
  'answer.rowByRow': 'এই প্রশ্নের সারিগুলোতে আলাদা আলাদা নম্বর দিতে হয়।',
  'answer.noRow': 'এই প্রশ্নে “{{row}}” নামে কোনো সারি নেই।',
  'answer.noQuestion': 'এই প্রশ্নমালায় “{{question}}” নামে কোনো প্রশ্ন নেই।',

  // My page and what was given

  // Link, not-you and languages

  // Papers

  // Feedback form, drafts and sending

  // SWOT

  // Anonymous ballots

  // Privacy

  // Errors of the web

  // Mails
};
