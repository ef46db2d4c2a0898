/** Every page. */
export const frame = {
  'frame.skip': 'মূল অংশে যান',
  'frame.pages': 'পাতাসমূহ',
  'frame.actingAs': 'যাঁর পক্ষে উত্তর দিচ্ছেন',
  'frame.footer': 'Afterword, কর্মশালার পরবর্তী কার্যক্রম',
  'page.my': 'আমার পাতা',
  'page.feedback': 'মতামত',
  'page.swot': 'SWOT',
  'page.papers': 'আলোচনাপত্র',
} as const;
