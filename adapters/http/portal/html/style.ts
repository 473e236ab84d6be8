import { createHash } from 'node:crypto';

/** The look of the portal: a telephone first, light and dark by what the reader has chosen. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1f; --quiet: #54575d; --line: #c4c7cc; --edge: #767b84; --accent: #0b57d0; --on-accent: #fff; --good: #0b6b35; --warn: #7a4300; --bad: #a4262c; --soft: #f2f4f7 }
@media (prefers-color-scheme: dark) { :root { --paper: #18181b; --ink: #ececf1; --quiet: #b3b6bd; --line: #45474d; --edge: #8d919a; --accent: #8ab4ff; --on-accent: #0b1020; --good: #7ddba0; --warn: #f3bf7a; --bad: #ff9a9a; --soft: #232327 } }
* { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 1rem; border-bottom: 1px solid var(--line) }
main { padding-top: 1.25rem; padding-bottom: 2rem; outline: 0 }
footer { padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--quiet) }
a { color: var(--accent) }
.desk { font-weight: 700; font-size: 1.15rem; color: inherit; text-decoration: none; display: inline-block; padding: .4rem 0 }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: .2rem 0 0; padding: 0 }
nav a { display: inline-block; padding: .6rem 0; text-decoration: none; border-bottom: 3px solid transparent }
nav a[aria-current] { border-bottom-color: var(--accent); color: inherit; font-weight: 600 }
nav a:hover { text-decoration: underline }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .8rem }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.6rem 0 .6rem }
p, dl, blockquote, .buttons, .field, .selects { margin: 0 0 1rem }
p, blockquote, dd { white-space: pre-line }
.subtle { color: var(--quiet) } .good { color: var(--good) } .warning { color: var(--warn) } .attention { color: var(--bad) }
.good, .warning, .attention { font-weight: 600 }
.said { border-left: 4px solid var(--accent); background: var(--soft); padding: .8rem 1rem; margin: 0 0 1.25rem; border-radius: .3rem }
.said p:last-child { margin: 0 }
blockquote { border-left: 4px solid var(--line); padding: .2rem 0 .2rem .9rem }
dl > div { padding: .25rem 0 } dt { color: var(--quiet); font-size: .95rem } dd { margin: 0 }
@media (min-width: 40rem) { dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem } }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 }
img { max-width: 100%; height: auto; border-radius: .3rem }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem }
button, .button { font: inherit; font-weight: 600; display: inline-block; min-height: 2.75rem; padding: .55rem 1.1rem; border: 1px solid var(--edge); border-radius: .5rem; background: var(--paper); color: var(--ink); text-decoration: none; cursor: pointer }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.danger { border-color: var(--bad); color: var(--bad) }
button:hover, .button:hover { text-decoration: underline }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
label, legend { display: block; font-weight: 600; margin: 0 0 .35rem; padding: 0 }
fieldset { border: 0; padding: 0 }
.choice { display: flex; gap: .7rem; align-items: center; font-weight: 400; min-height: 2.75rem; margin: 0 }
.choice input { width: 1.3rem; height: 1.3rem; flex: none; margin: 0; accent-color: var(--accent) }
input, textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; padding: .6rem; width: 100%; min-height: 2.75rem }
::placeholder { color: var(--quiet); opacity: 1 }
.field > .subtle { margin: .35rem 0 0; font-size: .95rem }
.selects { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end } .selects .field { margin: 0; flex: 1 1 12rem }
.hidden { position: absolute; width: 1px; height: 1px; padding: 0; min-height: 0; border: 0; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip { position: absolute; left: -100rem; padding: .6rem 1rem; background: var(--accent); color: var(--on-accent) }
.skip:focus { left: 0; top: 0 }
`.trim();

/** Another address for another look, so that a browser may keep it. */
export const STYLE_NAME = `style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
