/** The one style sheet. System fonts, high contrast, one column on a phone; colours pass WCAG 2.2 AA on their grounds. */
export const style = `
:root{--ink:#1b2a33;--soft:#4b5c66;--line:#c9d3d9;--ground:#f4f6f7;--paper:#fff;--brand:#0b4f6c;--brand-dark:#083a50;--good:#1c6b3c;--good-ground:#e7f4ec;--warn:#7a4b00;--warn-ground:#fdf3df;--bad:#a3161f;--bad-ground:#fdecec;color-scheme:light}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%}
[hidden]{display:none!important}
body{margin:0;overflow-wrap:break-word}
.frame{max-width:44rem;margin-inline:auto;padding-inline:1rem}
.wide .frame{max-width:76rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.masthead{background:var(--brand);color:#fff;padding-block:1rem}
.masthead p{margin:0}
.workshop{font-size:1.15rem;font-weight:650;line-height:1.3}
.subtitle{font-size:.95rem;color:#d6e6ee}
.navigation{background:var(--brand-dark)}
.navigation ul{list-style:none;margin-block:0;display:flex;flex-wrap:wrap;gap:0 .25rem;padding-inline:.5rem}
.navigation a{display:block;color:#fff;padding:.65rem .5rem;text-decoration:none}
.navigation a[aria-current]{box-shadow:inset 0 -4px #fff;font-weight:650}
.navigation a:hover{text-decoration:underline}
.acting-as{padding-block:.6rem;color:var(--soft);font-size:.95rem}
.acting-as form{display:inline}
.acting-as .target{display:inline;padding-block:.85rem}
.acting-as .actions{margin:0}
main{padding-block:.5rem 2rem}
footer .actions{margin-block:.5rem}
body:not(:has(main :is(textarea,input:not([type=hidden])))) .unsent{display:none}
footer{color:var(--soft);font-size:.875rem;padding-block:1rem 2rem}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0 .75rem}
h2{font-size:1.25rem;line-height:1.3;margin:1.75rem 0 .5rem}
h3{font-size:1.05rem;margin:1.25rem 0 .25rem}
p,ul,ol,dl{margin-block:.5rem}
a{color:var(--brand)}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin-block:.75rem}
.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
.card>legend{float:left;width:100%;margin-bottom:.35rem}
.card>legend+*{clear:both}
.card.wrong{border-left:5px solid var(--bad)}
.written{white-space:pre-line}
.note{border-left:5px solid var(--brand);background:var(--paper);padding:.6rem 1rem;margin-block:1rem}
.note.good{border-color:var(--good);background:var(--good-ground)}
.note.warn{border-color:#b97400;background:var(--warn-ground)}
.note.bad{border-color:var(--bad);background:var(--bad-ground)}
.note.bad li a{display:block;min-height:2.75rem;padding-block:.5rem}
.note>:first-child{margin-top:0}.note>:last-child{margin-bottom:0}
.tag{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.875rem;font-weight:600;background:#e3eaee;color:var(--ink)}
.tag.good{background:var(--good-ground);color:var(--good)}.tag.warn{background:var(--warn-ground);color:var(--warn)}.tag.bad{background:var(--bad-ground);color:var(--bad)}
.soft,.hint{color:var(--soft);font-size:.95rem}
.hint{margin:.1rem 0 .35rem}
.error{color:var(--bad);font-weight:600;margin:.25rem 0}
.field{margin-block:1.1rem}
.field>label,legend{font-weight:600;padding:0}
fieldset{border:0;margin:1.25rem 0;padding:0;min-width:0}
input[type=text],input[type=email],input[type=password],input[type=date],input[type=tel],textarea,select{font:inherit;width:100%;padding:.55rem .6rem;border:1px solid #71828c;border-radius:.3rem;background:var(--paper);color:var(--ink)}
input[type=file]{font:inherit;max-width:100%}
textarea{min-height:6.5rem;resize:vertical}
input,select,textarea{scroll-margin-top:9rem}
[aria-invalid=true]{border:2px solid var(--bad)!important}
button,.button{font:inherit;font-weight:650;display:inline-block;background:var(--brand);color:#fff;border:2px solid var(--brand);border-radius:.35rem;padding:.6rem 1.2rem;min-height:2.9rem;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--brand-dark)}
button.plain,.button.plain{background:var(--paper);color:var(--brand)}
button.plain:hover,.button.plain:hover{background:#e8f0f4}
button.danger{background:var(--paper);color:var(--bad);border-color:var(--bad)}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-block:1.25rem;align-items:center}
.options{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.35rem}
.options label{display:flex;align-items:center;justify-content:center;gap:.4rem;min-width:2.9rem;min-height:2.9rem;padding:.3rem .7rem;border:1px solid #71828c;border-radius:.35rem;background:var(--paper);cursor:pointer;font-weight:400}
.options label:has(:checked){background:#dcebf2;border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
.options input{flex:none;width:1.15rem;height:1.15rem;margin:0;accent-color:var(--brand)}
.options.stacked{flex-direction:column}
.options.stacked label{justify-content:flex-start}
.ends{display:flex;justify-content:space-between;color:var(--soft);font-size:.875rem}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;margin-block:.75rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.6rem .7rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .7rem;border-top:1px solid var(--line)}
thead th{border-top:0;background:#e8eef1;white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}dl.facts:has(.target){align-items:center}
.grid{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.grid:has(>.field){align-items:end}
.grid.figures{grid-template-columns:repeat(auto-fit,minmax(min(100%,9rem),1fr))}
.figure{font-size:1.9rem;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums}
.mono{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
.scroll{position:relative}
select{min-height:2.75rem}
tr:has(.target)>*{vertical-align:middle}
caption span{display:inline-block;position:sticky;left:.7rem;max-width:calc(100vw - 4rem)}
@media (max-width:40rem){.wide .scroll table:has(th:nth-child(4)):has(tbody td:not(.number,.share)){min-width:34rem}th.share,td.share{display:none}thead th{white-space:normal}th,td{padding:.4rem .35rem}table{font-size:.875rem}th[scope=row]{min-width:6rem}}
summary{padding-block:.75rem;cursor:pointer}
ol.steps{list-style:none;padding:0}ol.steps h2{font-size:1.1rem;margin:0 0 .35rem}ol.steps .actions{margin-block:.75rem 0}
.nowrap{white-space:nowrap}
.target{display:inline-flex;align-items:center;min-height:2.75rem}
input[type=file]{padding:.4rem;min-height:2.9rem;width:100%;border:1px solid #71828c;border-radius:.3rem;background:var(--paper)}
input[type=file]::file-selector-button{font:inherit;font-weight:650;min-height:2.75rem;padding:.4rem .9rem;margin-inline-end:.75rem;border:2px solid var(--brand);border-radius:.35rem;background:var(--paper);color:var(--brand);cursor:pointer}
.note .tag{background:var(--paper)}
figure.chart{margin:1rem 0}figure.chart>svg{display:block;width:100%;height:auto;max-width:34rem}figcaption{font-weight:650;margin-bottom:.5rem}
.scroll:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
.grid .card{margin:0}
.quotes{padding-left:1.2rem}
.quotes li{margin-block:.45rem;white-space:pre-line}
progress{display:block;width:100%;height:1.1rem;accent-color:var(--brand)}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:30rem){.options.numbers label{flex:1 0 2.9rem;padding-inline:.25rem}dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
.letters{list-style:none;padding:0;margin-bottom:0}
.choices{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}.choices [aria-current]{color:var(--ink);font-weight:650;text-decoration:none}
@media print{.navigation,.skip,.actions,.off-paper,footer{display:none}article.card{break-inside:avoid}html{background:#fff}.masthead{background:#fff;color:#000}.subtitle{color:#000}}
`.trim();
