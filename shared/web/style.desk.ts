/** What only the pages of staff look like, beside `style.ts`: participants on slow connections load none of it. */
export const deskStyle = `
.navigation .group{display:block;padding:.5rem .5rem 0;font-size:.8rem;font-weight:600;color:#b9d3e0}
.navigation .groups{gap:0 1.25rem}.navigation .groups ul{padding:0;gap:0}
.navigation .on-phone{color:#fff}.navigation .on-phone .groups{padding-bottom:.75rem}.navigation .on-phone .groups>li{flex:1 0 9rem}.navigation .on-phone .groups ul{flex-direction:column}
.navigation .at-desk{display:none}
@media (min-width:64rem){.navigation .at-desk{display:flex}.navigation .on-phone{display:none}}
.pick{display:flex;align-items:center;justify-content:center;min-width:2.75rem;min-height:2.75rem;cursor:pointer}.pick input{width:1.25rem;height:1.25rem;accent-color:var(--brand)}
.beside{display:grid;gap:0 2rem}.beside>*{min-width:0}.beside .shown{display:none}.beside iframe{display:block;width:100%;height:70vh;min-height:30rem;border:1px solid var(--line);background:var(--paper)}
@media (min-width:64rem){.beside{grid-template-columns:minmax(20rem,2fr) 3fr;align-items:start}.beside .shown{display:block}}
iframe.mail{display:block;width:100%;height:36rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper)}
.grid>.field{margin-block:.5rem}
ul.ticks{list-style:none;padding:0}ul.ticks li{margin-block:.4rem}
.tick{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.75rem;width:100%;text-align:left;min-height:3.5rem;padding:.5rem .9rem;border:2px solid var(--line);border-radius:.35rem;background:var(--paper);margin:0}
.tick>:first-child>.soft{display:block;font-weight:400}.tick>:first-child{flex:1 1 9rem;min-width:0}.tick>:last-child{text-align:right}.tick.here{border-color:var(--good);background:var(--good-ground)}
ol.due{list-style:none;padding:0}ol.due li{padding-block:.35rem;border-bottom:1px solid var(--line)}
.copyable{user-select:all;-webkit-user-select:all}
.bar{height:.6rem;background:#dfe7eb;border-radius:.3rem;overflow:hidden}
.bar>span{display:block;height:100%;background:var(--brand)}
td.share{width:14rem;vertical-align:middle}
svg.bar{display:block;min-width:5rem}
.quadrants{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}
.quadrants .card{margin:0}
`.trim();
