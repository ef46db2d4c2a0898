/** The report's own style sheet: text, contents, figures, tables, references, and paper. */
export const reportStyle = `
:root{--ink:#1b2a33;--soft:#4b5c66;--line:#c9d3d9;--ground:#f4f6f7;--paper:#fff;--brand:#0b4f6c;--warn-ground:#fdf3df;color-scheme:light}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
.frame{max-width:52rem;margin-inline:auto;padding-inline:1rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.masthead{background:var(--brand);color:#fff;padding-block:1rem}
.masthead p{margin:0}
.workshop{font-size:1.15rem;font-weight:650;line-height:1.3}
.subtitle{font-size:.95rem;color:#d6e6ee}
main{padding-block:.5rem 2rem}
footer{color:var(--soft);font-size:.875rem;padding-block:1rem 2rem}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0 .25rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.25rem 0 .5rem;border-top:1px solid var(--line);padding-top:1.25rem}
h3{font-size:1.15rem;margin:1.25rem 0 .25rem}
h4{margin:1rem 0 .25rem}
p,ul,ol{margin-block:.5rem}
a{color:var(--brand)}
a:focus-visible,.scroll:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
.under-title{color:var(--soft);margin:.1rem 0}
.contents ol{list-style:none;padding:0}
.contents a{display:block;padding:.55rem 0;min-height:2.75rem}
.note{border-left:5px solid var(--brand);background:var(--paper);padding:.6rem 1rem;margin-block:1rem}
.note.warn{border-color:#b97400;background:var(--warn-ground)}
.note>:first-child{margin-top:0}.note>:last-child{margin-bottom:0}
figure{margin:1.25rem 0}
figure svg{display:block;width:100%;max-width:32rem;height:auto;font-family:inherit}
figcaption{font-weight:600;margin-bottom:.5rem}
.source{color:var(--soft);font-size:.9rem;margin:.25rem 0 1rem}
.source a,.reference,.back{display:inline-block;min-height:1.5rem;padding-block:.2rem}
blockquote{margin:1rem 0;padding:.25rem 1rem;border-left:4px solid var(--brand)}
blockquote p{margin:.25rem 0;white-space:pre-line}
.number-of{color:var(--soft);font-weight:600;margin-right:.5rem}
.listed>li{margin-block:.6rem}
.comments{list-style:none;padding:0}
.comments li{white-space:pre-line;margin-block:.5rem;padding-left:4.25rem;text-indent:-4.25rem}
.comments .number-of{display:inline-block;min-width:3.75rem;text-indent:0}
.scroll{position:relative;overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.5rem;margin-block:.75rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.6rem .7rem}
caption span{display:inline-block;position:sticky;left:.7rem;max-width:calc(100vw - 4rem)}
th,td{text-align:left;vertical-align:top;padding:.5rem .7rem;border-top:1px solid var(--line)}
thead th{border-top:0;background:#e8eef1;white-space:nowrap}
th[scope=row]{font-weight:400}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
tr.total>*{font-weight:650;border-top:2px solid var(--soft)}
.notes{font-size:.95rem;margin-top:2rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:target{background:var(--warn-ground)}
@media (max-width:40rem){.comments li{padding-left:0;text-indent:0}table{font-size:.875rem}thead th{white-space:normal}th,td{padding:.4rem .35rem}th[scope=row]{min-width:6rem}.scroll table:has(th:nth-child(4)){min-width:34rem}}
@media print{
@page{size:A4;margin:20mm 18mm 22mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#444}}
html{font-size:10.5pt;background:#fff}
.frame{max-width:none;padding:0}
.masthead{background:#fff;color:#000;border-bottom:2pt solid #0b4f6c;padding:0 0 6pt}
.subtitle{color:#000}
.contents a{padding:1pt 0;min-height:0;color:inherit;text-decoration:none}
.scroll{overflow:visible;border-color:#999}
.scroll table{min-width:0!important}
thead{display:table-header-group}
caption span{max-width:none;position:static}
tr,li,figure,blockquote,.note,h2,h3,h4,caption{break-inside:avoid}
h2,h3,h4,caption,figcaption{break-after:avoid}
h2.new-page{break-before:page;border-top:0}
a{color:inherit}
.skip,.console-link,.back,footer{display:none}
:target{background:none}
}
`.trim();
