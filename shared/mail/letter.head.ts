/**
 * What every mail's head holds, but its title: constants of ours. Mail programs that ignore style sheets lose the dark
 * colours and nothing else.
 */

const dark = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#10171b !important}
.sheet{background:#1a242a !important;border-color:#3a4a53 !important}
.ink{color:#e4ebef !important}
.small{color:#aab8c0 !important}
.link{color:#8fcbe4 !important}
.button{background:#1c6d8f !important}
}`.replaceAll('\n', '');

/** Outlook for Windows knows no max-width, and takes Times for whatever its Word finds no font for. */
const forOutlook =
  '<!--[if mso]><style>.width{width:600px}td,p,li,a{font-family:"Segoe UI","Nirmala UI",Arial,sans-serif}</style><![endif]-->';

export const letterHead = [
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  '<meta name="supported-color-schemes" content="light dark">',
  // iOS turns dates, addresses and telephone numbers into links otherwise, blue on whatever they stand on.
  '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">',
  `<style>${dark}</style>`,
  forOutlook,
].join('');
