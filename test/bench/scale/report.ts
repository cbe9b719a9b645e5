import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Figure } from './scale';

/** The figures as a page: a table, and a plot of how they grow. */
export function writeReport(
  sizes: ReadonlyArray<{ services: number; figures: readonly Figure[] }>,
  file: string,
) {
  writeFileSync(file, reportOf(sizes, new Date()));
}

const PLOTTED = [
  'cold scan, one replica',
  'cold scan, two replicas',
  'quiet day, one replica',
];

function reportOf(
  sizes: ReadonlyArray<{ services: number; figures: readonly Figure[] }>,
  now: Date,
): string {
  const header = sizes.map(({ services }) => `${number(services)} services`);
  const names = sizes[0].figures.map(({ name }) => name);
  const rows = names.map(name => {
    const figures = sizes.map(({ figures: all }) =>
      all.find(one => one.name === name),
    );
    const wanted = figures[0]?.wanted;
    return [
      name,
      ...figures.map(one => (one ? `${short(one.value)} ${one.unit}` : '')),
      wanted
        ? `${'atMost' in wanted ? '≤' : '≥'} ${Object.values(wanted)[0]}`
        : '',
    ];
  });
  // One point is no line.
  const plots = (sizes.length > 1 ? PLOTTED : []).map(name => {
    const values = sizes.map(
      ({ figures }) => figures.find(one => one.name === name)?.value ?? 0,
    );
    return `\`\`\`mermaid
xychart-beta
  title "${name}"
  x-axis "services" [${sizes.map(({ services }) => services).join(', ')}]
  y-axis "seconds" 0 --> ${Math.ceil(Math.max(...values) * 1.1)}
  line [${values.map(value => value.toFixed(1)).join(', ')}]
\`\`\``;
  });
  return `# How it holds with thousands of services

Written by \`npm run bench:scale -- --write\` on ${now
    .toISOString()
    .slice(0, 10)}: forge, PostgreSQL and all replicas on one machine of
${cpus().length} cores and ${Math.round(
    totalmem() / 2 ** 30,
  )} GB. Each service is a repository of its own. What is wanted is wanted at 10,000 services. The
event loop is late once where the thread waits for a processor in the middle of a call of the system: all of this shares them.

| | ${header.join(' | ')} | wanted |
| --- | ${sizes.map(() => '---:').join(' | ')} | ---: |
${rows.map(row => `| ${row.join(' | ')} |`).join('\n')}

${plots.join('\n\n')}
`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function short(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
