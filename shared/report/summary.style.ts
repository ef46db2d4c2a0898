/** What the report adds to the pages' style sheet: a table of contents, tables with bars, and paper. */
export const summaryStyle = `
.key-figures{list-style:none;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.key-figures .card{margin:0}
.key-figures .figure{display:block}
.contents ol{padding-left:1.5rem;columns:20rem 2}
.columns{columns:20rem 2;column-gap:2rem}
.contents a{display:block;padding:.6rem 0;min-height:2.75rem}
main>section{border-top:1px solid var(--line);margin-top:2rem}
main>section>h2{margin-top:1rem}
th[scope=row]{font-weight:400}
tfoot th[scope=row],tfoot td{font-weight:650;border-top:2px solid var(--soft)}
@media print{
@page{margin:18mm 15mm}
html{font-size:10pt}
.wide .frame{max-width:none;padding:0}
.masthead{border-bottom:2pt solid #0b4f6c;padding:0 0 6pt}
.contents a{padding:1pt 0;min-height:0;color:inherit;text-decoration:none}
.scroll{overflow:visible;border-color:#999}
thead{display:table-header-group}
caption span{max-width:none}
tr,li,.card,h2,h3,caption{break-inside:avoid}
h2,h3,caption{break-after:avoid}
main>section{border-top:0}
}
`.trim();
