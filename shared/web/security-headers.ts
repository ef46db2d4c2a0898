/**
 * What each answer carries, errors too, whatever else it says. A page names in a policy of its own what it shows and runs;
 * for all that is no page, this one lets nothing run.
 *
 * `same-origin` rather than `no-referrer`: with the latter a browser sends `Origin: null` with our own forms, and the
 * Origin check would refuse them.
 */
export const SECURITY_HEADERS = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
} as const;
