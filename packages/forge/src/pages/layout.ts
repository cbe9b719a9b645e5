import type { Response } from 'express';
import { urlPath } from '../api/shapes';
import { contentSecurityPolicy, SCRIPT, STYLE } from './assets';
import { markup, Markup } from './markup';

/** A step on the way from the home page to where the reader is. */
export interface Crumb {
  text: string;
  href?: string;
}

export interface Page {
  title: string;
  crumbs?: Crumb[];
  body: Markup;
  /** Whether the page has numbered lines that a link may point at. */
  hasLines?: boolean;
  /** Whether the page has a form that is sent to the forge. */
  hasForm?: boolean;
}

/** A path on this server, every segment escaped; never leads elsewhere. */
export function linkTo(...segments: string[]): string {
  return `/${urlPath(...segments)}`;
}

export function sendPage(response: Response, page: Page, status = 200): void {
  response
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(
        page.hasForm ? 'self' : 'none',
      ),
      'Cache-Control': 'no-cache',
      // Without a referrer a browser does not say either where a form comes from.
      ...(page.hasForm ? { 'Referrer-Policy': 'same-origin' } : {}),
    })
    .send(documentOf(page).text);
}

function documentOf({ title, crumbs = [], body, hasLines }: Page): Markup {
  const trail = crumbs.map((crumb, index) => [
    index > 0 && markup` <span class="soft" aria-hidden="true">/</span> `,
    crumb.href === undefined
      ? markup`<span aria-current="page">${crumb.text}</span>`
      : markup`<a href="${crumb.href}">${crumb.text}</a>`,
  ]);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · forge</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top"><div>
<a class="mark" href="/">forge</a>
<nav aria-label="Breadcrumb">${trail}</nav>
</div></header>
<main id="content">
${body}
</main>
<footer>A git server for demonstration and tests, on this machine only.</footer>
${hasLines && markup`<script>${new Markup(SCRIPT)}</script>`}
</body>
</html>
`;
}

/** A size as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const units = ['KiB', 'MiB', 'GiB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** A date as people read it, the same everywhere. */
export function dateText(iso: string): Markup {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return markup`<time datetime="${iso}">${text}</time>`;
}
