export const setUp = {
  'setUp.signature': 'শুভেচ্ছান্তে,\nআয়োজকবৃন্দ\n{{workshop}}',
  'setUp.opening': 'উদ্বোধনী অধিবেশন',
  'setUp.discussion': 'আলোচনা',
  'setUp.closing': 'সমাপনী অধিবেশন',
} as const;
