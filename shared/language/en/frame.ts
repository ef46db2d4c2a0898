/** Every page. */
export const frame = {
  'frame.skip': 'Skip to the content',
  'frame.pages': 'Pages',
  'frame.actingAs': 'As whom you act',
  'frame.footer': 'Afterword, the follow-up after a workshop',
  'page.my': 'My page',
  'page.feedback': 'Feedback',
  'page.swot': 'SWOT',
  'page.papers': 'Papers',
} as const;
