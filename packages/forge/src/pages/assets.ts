import { createHash } from 'node:crypto';

/** The one style sheet, inlined into every page. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f6f8; --line: #d5dbe1; --text: #1c2329; --soft: #56616b;
  --link: #0b5cad; --hit: #fff1b8; --hit-edge: #b7791f; --edge: #848f99; --more: #ddf4e0; --less: #fde3e1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151a; --raised: #182028; --line: #303b45; --text: #e4eaf0; --soft: #a3b0bc;
    --link: #7fb8f5; --hit: #3d3415; --hit-edge: #e0b04a; --edge: #6f7c88; --more: #143420; --less: #43201e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; padding: .5rem 1rem; background: var(--raised); }
.skip:focus { left: 1rem; top: .5rem; z-index: 2; }
.top { border-bottom: 1px solid var(--line); background: var(--raised); }
.top > div, main, footer { max-width: 72rem; margin: 0 auto; padding: .75rem 1.25rem; }
.top > div { display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
.top .mark { font-weight: 650; color: var(--text); }
.soft, footer { color: var(--soft); font-size: .875rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 1rem 0 .25rem; overflow-wrap: anywhere; font-weight: 600; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; font-weight: 600; }
p { margin: .35rem 0; }
.bar { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; align-items: center; margin: .6rem 0 1rem; }
.box { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.box > .head {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem;
  padding: .55rem .9rem; background: var(--raised); border-bottom: 1px solid var(--line); font-size: .875rem;
}
.box > .note { padding: 1.5rem .9rem; margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .9rem; vertical-align: top; overflow-wrap: break-word; }
td a, td code { overflow-wrap: anywhere; }
th { font-size: .8rem; font-weight: 600; color: var(--soft); background: var(--raised); }
tr + tr > td, thead + tbody > tr:first-child > td { border-top: 1px solid var(--line); }
td.number, th.number { text-align: right; white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain > li { padding: .55rem .9rem; }
ul.plain > li + li { border-top: 1px solid var(--line); }
code, pre { font: 12.5px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
pre { margin: 0; padding: .75rem .9rem; overflow-x: auto; tab-size: 4; }
pre.message { white-space: pre-wrap; overflow-wrap: anywhere; }
p.status { margin: 0; padding: .35rem .9rem; border-bottom: 1px solid var(--line); }
p.status:empty { display: none; }
pre.file { padding: .5rem 0; }
pre.file > code { display: inline-block; min-width: 100%; }
.row { display: block; padding-right: 1rem; scroll-margin: 35vh 0; }
.row > a {
  display: inline-block; width: 4.25rem; margin-right: 1rem; padding-right: .75rem; text-align: right;
  color: var(--soft); border-right: 1px solid var(--line); user-select: none;
}
.row > a::before { content: attr(data-line); }
.row.hit, .row:target { background: var(--hit); box-shadow: inset 3px 0 0 var(--hit-edge); }
/* Focus only tells where to go on reading from; the mark shows it. */
.row:focus { outline: none; }
.diff { padding: .35rem 0; }
.diff > code { display: inline-block; min-width: 100%; }
.diff .line { display: block; padding: 0 .9rem; }
.diff .more { background: var(--more); }
.diff .less { background: var(--less); }
.diff .at { color: var(--soft); background: var(--raised); }
.state { padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--raised); }
.text { padding: .25rem .9rem .75rem; }
.text table { width: auto; border: 1px solid var(--line); margin: .6rem 0; }
.text pre { background: var(--raised); border-radius: 6px; margin: .6rem 0; }
.text h2, .text h3 { margin: 1rem 0 .35rem; font-size: 1rem; font-weight: 600; }
.text ul { margin: .35rem 0; padding-left: 1.25rem; }
form.sign { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; padding: .75rem .9rem; }
form.sign label { display: grid; gap: .15rem; font-size: .875rem; }
form.sign p { flex-basis: 100%; margin: 0; }
input, button { font: inherit; color: inherit; padding: .35rem .7rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--ground); }
button { cursor: pointer; }
button.main { background: var(--link); border-color: var(--link); color: var(--ground); }
.row.hit > a, .row:target > a { color: var(--text); }
`;

/** Marks and shows the lines that the fragment names: `#L14`, `#L14-L16` or `#L14-16`. */
export const SCRIPT = `
(function () {
  var status = document.getElementById('lines');
  function show() {
    document.querySelectorAll('.row.hit').forEach(function (row) { row.classList.remove('hit'); });
    var match = /^#L(\\d{1,7})(?:-L?(\\d{1,7}))?$/.exec(location.hash);
    status.textContent = '';
    if (!match) { return; }
    var from = Number(match[1]);
    var to = match[2] ? Number(match[2]) : from;
    if (to < from) { var swap = from; from = to; to = swap; }
    var first = document.getElementById('L' + from);
    if (!first) {
      status.textContent = 'The link points at line ' + from + ', which this file does not have.';
      return;
    }
    status.textContent = from === to ? 'Line ' + from + ' is marked.' : 'Lines ' + from + ' to ' + to + ' are marked.';
    for (var line = from, row = first; row && line <= to; line += 1) {
      row.classList.add('hit');
      row = document.getElementById('L' + (line + 1));
    }
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'start' });
  }
  window.addEventListener('hashchange', show);
  show();
})();
`;

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const [styleSource, scriptSource] = [STYLE, SCRIPT].map(sourceOf);

/**
 * Only the style sheet and the script above run; whatever else a file name might smuggle in does not.
 *
 * @param formAction - where a form of the page may lead
 */
export const contentSecurityPolicy = (formAction: 'none' | 'self') =>
  [
    "default-src 'none'",
    `style-src ${styleSource}`,
    `script-src ${scriptSource}`,
    "base-uri 'none'",
    `form-action '${formAction}'`,
    "frame-ancestors 'none'",
  ].join('; ');
