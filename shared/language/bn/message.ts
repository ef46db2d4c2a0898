/** What staff send by telephone or by hand, with the personal link. */
export const message = {
  'message.open': `{{name}}, “{{workshop}}” শীর্ষক কর্মশালার পরবর্তী কার্যক্রম প্রসঙ্গে জানানো যাচ্ছে। এখনও বাকি আছে: {{asked}}। জমা দেওয়া যাবে {{deadline}} পর্যন্ত। আপনার নিজস্ব পাতা, শুধু আপনার জন্য:
{{link}}
{{organisers}}`,
  'message.link': `{{name}}, “{{workshop}}” শীর্ষক কর্মশালার পরবর্তী কার্যক্রমের জন্য আপনার নিজস্ব পাতা, শুধু আপনার জন্য:
{{link}}
{{organisers}}`,
} as const;
