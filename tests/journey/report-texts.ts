/** What the organisers of the made-up follow-up write in the report. The workshop itself is the real one of 2011. */
export const REPORT_TEXTS: readonly {
  readonly slot: string;
  readonly en: string;
  readonly bn: string;
}[] = [
  {
    slot: 'executive',
    en: 'Please note: the workshop and its programme are real, and so are the titles of the two discussion papers. The answers in this example are made up, and so are the people who gave them.\n\nThe workshop brought together senior officials of the ministries for two days on one question: how a master plan for e-government becomes services that citizens use. The participants took away that the obstacles lie less in technology than in exchange between agencies, in trust, and in people who stay.',
    bn: 'অনুগ্রহ করে লক্ষ করুন: কর্মশালা ও তার কর্মসূচি বাস্তব, দুটি আলোচনাপত্রের শিরোনামও বাস্তব। এই উদাহরণের উত্তরগুলো বানানো, এবং যাঁরা দিয়েছেন তাঁরাও কাল্পনিক।\n\nই-গভর্নমেন্টের মহাপরিকল্পনা কীভাবে নাগরিকদের ব্যবহারযোগ্য সেবায় পরিণত হয়, এই এক প্রশ্নে কর্মশালাটি মন্ত্রণালয়গুলোর জ্যেষ্ঠ কর্মকর্তাদের দুই দিন একত্র করেছিল।',
  },
  {
    slot: 'proceedings',
    en: 'Opening remarks were made by the Head of UNPOG, the State Minister and the Secretary in Charge. Presentations from Bangladesh and the Republic of Korea alternated, each followed by discussion; the second day ended with the SWOT analysis.',
    bn: 'ইউএনপিওজির প্রধান, প্রতিমন্ত্রী ও ভারপ্রাপ্ত সচিব উদ্বোধনী বক্তব্য দেন। বাংলাদেশ ও কোরিয়া প্রজাতন্ত্রের উপস্থাপনাগুলো পালাক্রমে হয়, প্রতিটির পর আলোচনা; দ্বিতীয় দিন শেষ হয় SWOT বিশ্লেষণ দিয়ে।',
  },
  {
    slot: 'conclusion',
    en: 'The participants ask for a master plan with activities, responsible agencies and a timeframe, and for an exchange of records between agencies as its first activity.',
    bn: 'অংশগ্রহণকারীরা চান কার্যক্রম, দায়িত্বপ্রাপ্ত সংস্থা ও সময়সীমাসহ একটি মহাপরিকল্পনা; এবং তার প্রথম কার্যক্রম হিসেবে সংস্থাগুলোর মধ্যে তথ্য বিনিময়।',
  },
  {
    slot: 'forward',
    en: 'The two discussion papers were offered to the United Nations Public Administration Network. The Bangladesh Computer Council proposes Dhaka as a venue for further events.',
    bn: 'দুটি আলোচনাপত্র জাতিসংঘের জনপ্রশাসন নেটওয়ার্কে দেওয়া হয়েছে। বাংলাদেশ কম্পিউটার কাউন্সিল ভবিষ্যৎ অনুষ্ঠানের স্থান হিসেবে ঢাকার প্রস্তাব করেছে।',
  },
  {
    slot: 'changed',
    en: 'You asked for fewer talks and more discussion: the next workshop will have no more than four presentations a day.\n\nYou named the exchange of records as the heaviest weakness: it is now the first activity of the road map.',
    bn: 'আপনারা কম উপস্থাপনা ও বেশি আলোচনা চেয়েছেন: পরবর্তী কর্মশালায় দিনে চারটির বেশি উপস্থাপনা থাকবে না।\n\nআপনারা সংস্থাগুলোর মধ্যে তথ্য বিনিময়কে সবচেয়ে বড় দুর্বলতা বলেছেন: এটিই এখন কর্মপরিকল্পনার প্রথম কাজ।',
  },
];
