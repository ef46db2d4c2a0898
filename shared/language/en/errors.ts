/** Errors of the web. */
export const errors = {
  'web.invalid': 'Please check what was entered',
  'web.malformed': 'This could not be read',
  'web.notSignedIn': 'Please use your personal link',
  'web.forbidden': 'This is not allowed',
  'web.notFound': 'Not found',
  'web.methodNotAllowed': 'Not possible here',
  'web.conflict': 'Somebody was faster',
  'web.closed': 'Closed',
  'web.tooLarge': 'Too large',
  'web.wrongType': 'This kind of content is not taken here',
  'web.tooOften': 'Too often',
  'web.unavailable': 'Not possible just now',
  'web.busy':
    'Very many people are sending something at this very moment, so this was not stored yet. Please wait a few seconds, and send it once more.',
  'web.tooFast':
    'This was sent many times within a minute, so this time nothing was stored. Please go back in your browser, where what you typed still stands, and send it again in {{seconds}} s.',
  'web.fault': 'Something went wrong on our side',
  'web.faultWhat':
    'Nothing that was stored before is lost. Please try again in a minute. If it happens again, tell the organisers this number: {{number}}.',
  'web.refused': 'Something in what was sent needs another look. Nothing was stored yet.',
  'web.field': 'What was sent as “{{field}}” cannot be taken. Please go back to the page and use the form on it.',
  'web.otherSite':
    'This form came from another site, so nothing was changed. Please open the page again and use its own form.',
  'web.wrongMethod': 'This address exists, but not for this kind of request.',
  'web.noPage': 'There is no such page. Please check the address, or use the link from your e-mail.',
  'web.noWorkshop': 'There is no such workshop here. Please check the address.',
  'web.bodyTooLarge': 'What was sent is larger than 1 MB. Please shorten it and send it again.',
  'web.formBroken': 'The form arrived broken. Please send it again.',
  'web.typeNotTaken': 'This address takes a form or JSON; the content type that came is neither.',
  'web.noCsv': 'This address takes a form or JSON, not CSV.',
  'web.notUtf8': 'The text that arrived is not valid UTF-8. Please save it as UTF-8 and send it again.',
} as const;
