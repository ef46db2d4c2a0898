/** Charts. */
export const charts = {
  'chart.table': 'The figures as a table',
} as const;
