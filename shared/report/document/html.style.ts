/** What the report adds to the pages' style sheet: contents, figures, references, and paper. */
export const reportStyle = `
main{max-width:52rem}
.report-title{margin-bottom:.25rem}
.under-title{color:var(--soft);margin:.1rem 0}
.contents ol{list-style:none;padding:0}
.contents ol ol{padding-left:1.25rem}
.contents a{display:block;padding:.55rem 0;min-height:2.75rem}
main h2{border-top:1px solid var(--line);padding-top:1.25rem;margin-top:2.25rem}
main h3{font-size:1.15rem}
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
th[scope=row]{font-weight:400}
tr.total>*{font-weight:650;border-top:2px solid var(--soft)}
.notes{font-size:.95rem;border-top:1px solid var(--line);margin-top:2rem}
:target{background:var(--warn-ground)}
@media (max-width:40rem){.comments li{padding-left:0;text-indent:0}.scroll table:has(th:nth-child(4)){min-width:34rem}}
@media print{
@page{size:A4;margin:20mm 18mm 22mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#444}}
html{font-size:10.5pt}
main,.wide .frame{max-width:none;padding:0}
.masthead{border-bottom:2pt solid #0b4f6c;padding:0 0 6pt}
.contents a{padding:1pt 0;min-height:0;color:inherit;text-decoration:none}
.contents{break-after:page}
.scroll{overflow:visible;border-color:#999}
.scroll table{min-width:0!important}
thead{display:table-header-group}
caption span{max-width:none;position:static}
tr,li,figure,blockquote,.note,h2,h3,h4,caption{break-inside:avoid}
h2,h3,h4,caption,figcaption{break-after:avoid}
h2.new-page{break-before:page;border-top:0}
a{color:inherit}
.console-link,.back{display:none}
:target{background:none}
}
`.trim();
