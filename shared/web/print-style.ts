/**
 * The style of what is printed or projected. A4 with room for a hole punch; a slide is as wide as a projector (16:9), and its
 * letters grow with it, so that the last row reads them. Lines and boxes are borders: backgrounds are not printed.
 */
export const printStyle = `
@page{size:A4;margin:15mm 15mm 15mm 20mm}
@page slide{size:320mm 180mm;margin:0}
*{box-sizing:border-box}
html{font:11pt/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Bengali",sans-serif;color:#000;background:#fff;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
h1,h2,h3,p,ul,table{margin:0}
ul{list-style:none;padding:0}
.slide{page:slide}
.slide main{display:grid;grid-template-columns:1fr auto;gap:3vw;align-items:center;min-height:100vh;padding:3vw 4vw}
.slide h1{font-size:3.7vw;line-height:1.15;margin-bottom:2vw;padding-bottom:1.4vw;border-bottom:.35vw solid #0b4f6c;color:#0b4f6c}
.slide section p{font-size:2.8vw;line-height:1.35;margin-bottom:1.2vw}
.slide section+section{margin-top:1.6vw}
.slide .address{font-size:2.5vw;font-weight:700;overflow-wrap:anywhere}
.slide svg{display:block;width:38vw;max-height:86vh;height:auto}
@media screen and (max-width:48rem){.slide main{grid-template-columns:1fr}.slide h1{font-size:1.6rem}.slide section p{font-size:1.15rem}.slide .address{font-size:1.05rem}.slide svg{width:100%;max-width:22rem;margin-inline:auto}}
@media screen{.sheet main{max-width:52rem;margin-inline:auto;padding:1rem}.sheet article+article{margin-top:3rem;border-top:3px dashed #555;padding-top:2rem}}
@media print{.sheet article+article{break-before:page}}
.sheet h1{font-size:17pt;line-height:1.25}
.sheet h2{font-size:13pt;line-height:1.3;margin-top:7mm;border-bottom:1px solid #000;break-after:avoid}
.sheet h3{font-size:11pt;line-height:1.35}
.soft{font-size:9.5pt}
.head{border-bottom:2px solid #000;padding-bottom:3mm;margin-bottom:4mm}
.code{float:right;border:2px solid #000;padding:1mm 3mm;font-weight:700;font-size:13pt;margin-left:4mm}
.who{display:grid;grid-template-columns:max-content 1fr;gap:1mm 4mm;margin-top:3mm}
.who dt{grid-column:1}.who dd{margin:0;grid-column:2;border-bottom:1px dotted #000;min-height:7mm}
.question{margin-top:5mm;break-inside:avoid}
.boxes{display:flex;flex-wrap:wrap;gap:2mm 5mm;margin-top:1.5mm}
.stacked{flex-direction:column}
.boxes li{display:flex;gap:2mm;align-items:flex-start}
.box{flex:none;display:inline-block;width:5mm;height:5mm;border:1.5px solid #000;border-radius:.5mm;vertical-align:middle}
.line{display:block;border-bottom:1px solid #555;height:8mm}
.short{display:inline-block;width:50mm;border-bottom:1px solid #555;height:7mm}
table{border-collapse:collapse;width:100%;margin-top:2mm}
caption{text-align:left;font-weight:700;padding:2mm 0}
th,td{border:1px solid #555;padding:1.2mm 2mm;text-align:left;vertical-align:middle;font-size:10pt}
thead{display:table-header-group}
tr{break-inside:avoid}
td.tick,th.tick{text-align:center;width:11mm}
td.sign{width:52mm;height:11mm}
th.group{background:none;border-top:2px solid #000;font-size:10.5pt}
th .soft{display:block;font-weight:400}
.scroll{overflow-x:auto}
`.trim();
