/** How the map page looks, by day and by night. */
export const mapStyle = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f6f7f9; --text: #1d2733; --quiet: #5b6876; --line: #d9dee4; --accent: #0b63b3; --param: #8a3ffc; --good: #14713a; --bad: #b3261e; --warn: #8a5a00; --wins: #e7f3ec }
@media (prefers-color-scheme: dark) { :root { --ground: #14181d; --raised: #1c2229; --text: #dde3ea; --quiet: #97a3b0; --line: #313a44; --accent: #6cb6ff; --param: #c4a2ff; --good: #6fd695; --bad: #ff8a80; --warn: #e8b84a; --wins: #1b3325 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
header { position: sticky; top: 0; z-index: 1; background: var(--raised); border-bottom: 1px solid var(--line); padding: .7rem 1.2rem; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center }
h1 { font-size: 1.05rem; margin: 0 } h2 { font-size: .95rem; margin: 0 0 .5rem } h3 { font-size: .85rem; color: var(--quiet); margin: 1rem 0 .3rem }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; padding: 1rem 1.2rem; align-items: start }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr) } .box { position: static !important; order: -1; max-height: none !important } }
.box { position: sticky; top: 4.2rem; max-height: calc(100vh - 5.2rem); overflow: auto; border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; background: var(--raised) }
input { font: 15px/1.4 ui-monospace, monospace; width: 100%; padding: .45rem .6rem; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 6px }
header label { display: flex; align-items: center; gap: .5rem; flex: 1 1 16rem; max-width: 30rem } button { font: inherit; color: inherit }
#fold { border: 1px solid var(--line); background: var(--ground); border-radius: 6px; padding: .35rem .7rem; cursor: pointer }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
code, .prefix, .name, .place, .try { font-family: ui-monospace, monospace; font-size: .87rem }
summary { display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: baseline; padding: .18rem .4rem; border-radius: 5px; cursor: pointer; list-style: none } summary::-webkit-details-marker { display: none }
summary:hover { background: var(--raised) } summary::before { content: "▸"; color: var(--quiet); width: .8rem; flex: none } details[open] > summary::before { content: "▾" }
.prefix { color: var(--quiet); margin-right: -.8rem; overflow-wrap: anywhere } .pattern { font-weight: 600; overflow-wrap: anywhere } .param { color: var(--param) } .regexp { color: var(--warn) }
.name { color: var(--accent) } .count, #count, #shown { color: var(--quiet); font-size: .85rem } .include > summary .place { margin-left: auto }
.children { margin-left: .75rem; padding-left: .5rem; border-left: 1px solid var(--line) } details.route { content-visibility: auto; contain-intrinsic-size: auto 1.9rem }
details.wins > summary { background: var(--wins); box-shadow: inset 3px 0 var(--good) }
dl { margin: .2rem 0 .6rem 1.6rem } .box dl { margin-left: 0 } .fact { display: flex; gap: .8rem } dt { color: var(--quiet); flex: 0 0 4.2rem } dd { margin: 0; overflow-wrap: anywhere; min-width: 0 }
.place { color: var(--quiet) } .try { border: 0; background: none; padding: 0; color: var(--accent); cursor: pointer; text-decoration: underline; text-align: left; overflow-wrap: anywhere }
.verdict { font-weight: 600; color: var(--good); margin: .8rem 0 .4rem } .verdict.none { color: var(--bad) } .note { color: var(--quiet); font-size: .87rem }
.tried { list-style: none; padding: 0; margin: 0; font-size: .9rem } .tried li { display: flex; flex-wrap: wrap; gap: 0 .6rem; padding: .1rem 0 } .tried .pattern { font-weight: 400 } .why { color: var(--quiet) } .good .sign { color: var(--good) } .bad .sign { color: var(--bad) }
.problem { border-left: 3px solid var(--bad); background: var(--raised); padding: .4rem .7rem; margin: .4rem 0; border-radius: 4px } .problem.warning { border-color: var(--warn) } .problem.note { border-color: var(--accent) } .problem b { color: var(--bad) } .problem.warning b { color: var(--warn) } .problem.note b { color: var(--accent) } .help { color: var(--good) }
.mark { font-size: .75rem; border-radius: 4px; padding: 0 .4rem; color: var(--ground); background: var(--bad) } .mark.warning { background: var(--warn) } .mark.note { background: var(--accent) } [hidden] { display: none !important }
`;
