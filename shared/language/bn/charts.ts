/** Charts. */
export const charts = {
  'chart.table': 'সংখ্যাগুলো সারণি হিসেবে',
} as const;
