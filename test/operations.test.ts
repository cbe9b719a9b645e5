import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..');
const text = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const GUIDE = join('docs', 'operations');

/** What Prometheus calls what the backend measures: OpenTelemetry's exporter adds unit and kind. */
function exported(): Set<string> {
  const source = text('plugins/container-scorecard-backend/src/metrics.ts');
  const names = new Set<string>();
  const instrument =
    /create(\w+)(?:<[^>]*>)?\(\s*'([^']+)',\s*\{([\s\S]*?)\}\s*,?\s*\)/g;
  for (const [, kind, name, options] of source.matchAll(instrument)) {
    const base = name.replace(/\./g, '_');
    const unit = /unit: 's'/.test(options) ? '_seconds' : '';
    const ends = { Counter: ['_total'], Histogram: ['_bucket', '_sum'] }[kind];
    for (const end of ends ?? ['']) names.add(`${base}${unit}${end}`);
  }
  return names;
}

const named = (queries: string) =>
  new Set(queries.match(/container_scorecard_\w+/g) ?? []);

test('alerts and dashboard ask for what is measured', () => {
  const names = exported();
  assert.ok(names.size >= 8, [...names].join());
  const alerts = parse(text(GUIDE, 'alerts.yaml'));
  const dashboard = JSON.parse(text(GUIDE, 'dashboard.json'));
  const queries: string[] = [
    ...alerts.groups.flatMap((group: { rules: Array<{ expr: string }> }) =>
      group.rules.map(({ expr }) => expr),
    ),
    ...dashboard.panels.flatMap((panel: { targets: Array<{ expr: string }> }) =>
      panel.targets.map(({ expr }) => expr),
    ),
  ];
  assert.ok(queries.length > 10);
  for (const query of queries) {
    assert.ok(named(query).size > 0, query);
    for (const name of named(query)) assert.ok(names.has(name), name);
  }
});

test('every link and every test that the guides name is there', () => {
  for (const guide of ['docs/operations/README.md', 'docs/threat-model.md']) {
    const content = text(guide);
    for (const [, link] of content.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g))
      assert.ok(
        existsSync(join(ROOT, dirname(guide), link)),
        `${guide}: ${link}`,
      );
    const backend = 'plugins/container-scorecard-backend';
    for (const [, file] of content.matchAll(/`([\w./-]+\.test\.ts)`/g))
      assert.ok(
        [file, join(backend, file), join(backend, 'src', file)].some(one =>
          existsSync(join(ROOT, one)),
        ),
        `${guide}: ${file}`,
      );
  }
});
