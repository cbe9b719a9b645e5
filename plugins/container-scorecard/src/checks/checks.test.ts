import { sampleRules } from '../__fixtures__/rules';
import { sampleScorecard } from '../__fixtures__/scorecards';
import { byPlace, checksOf, hasFix, nextSteps } from './checks';
import {
  CheckFilters,
  countFilters,
  filterChecks,
  filtersFromQuery,
  filtersToQuery,
  NO_FILTERS,
} from './filters';

const rules = new Map(sampleRules.map(rule => [rule.id, rule]));
const checks = checksOf(sampleScorecard(Date.now()), rules);
const none = NO_FILTERS;
const titles = (filters: Partial<CheckFilters>) =>
  filterChecks(checks, { ...none, ...filters }).map(c => c.title);

describe('checksOf', () => {
  it('puts the most rewarding first, the worst first among equals', () => {
    expect(nextSteps(checks, 5).map(c => c.title)).toEqual([
      'Run as a non-root user',
      'Let the scan fail the build',
      'Pin actions by commit',
      'Pin the base image by digest',
      'Leave the package lists out of the image',
    ]);
  });

  it('keeps accepted findings apart from those that count', () => {
    const waived = checks.find(c => c.rule === 'compose/memory-limit')!;
    expect(waived.open).toEqual([]);
    expect(waived.accepted).toHaveLength(1);
    expect(hasFix(waived)).toBe(false);
  });

  it('says something even without the documentation of the rules', () => {
    expect(nextSteps(checksOf(sampleScorecard(Date.now())), 1)[0].title).toBe(
      'User required',
    );
  });
});

describe('byPlace', () => {
  it('puts together what stands at one place, and nothing else', () => {
    const [a, b, c] = sampleScorecard(Date.now()).findings;
    const sameAsA = { ...a, message: 'Something else is wrong here too' };
    const elsewhere = { ...a, file: 'other/Dockerfile' };
    expect(byPlace([a, b, sameAsA, c, elsewhere])).toEqual([
      [a, sameAsA],
      [b],
      [c],
      [elsewhere],
    ]);
  });
});

describe('filterChecks', () => {
  it('takes all without filters', () => {
    expect(titles({})).toHaveLength(checks.length);
  });

  it('takes alternatives of one filter and all of several', () => {
    expect(
      titles({ severity: ['low', 'high'], category: ['operations'] }),
    ).toEqual([
      'Say how to tell that it is healthy',
      'Start the process without a shell',
    ]);
  });

  it('finds by file, open or accepted', () => {
    expect(
      filterChecks(checks, {
        ...none,
        state: ['fail', 'waived'],
        file: ['compose.yaml'],
      }).map(c => c.title),
    ).toEqual(['Limit the memory of every service']);
  });

  it('finds what passes by the files that it looks at', () => {
    expect(titles({ file: ['compose.yaml'], state: ['pass'] })).toEqual([
      'Do not mount the Docker socket',
    ]);
  });

  it('shows no more of a check than its findings in the chosen files', () => {
    const [first] = sampleScorecard(Date.now()).findings;
    const [both] = checksOf(
      sampleScorecard(Date.now(), {
        findings: [first, { ...first, file: 'worker/Dockerfile' }],
      }),
      rules,
    );
    expect(both.files).toEqual(['Dockerfile', 'worker/Dockerfile']);
    const [one] = filterChecks([both], {
      ...none,
      file: ['worker/Dockerfile'],
    });
    expect(one.open.map(f => f.file)).toEqual(['worker/Dockerfile']);
  });

  it.each([
    ['DL3009', 'Leave the package lists out of the image'],
    ['cis-docker 4.6', 'Say how to tell that it is healthy'],
    ['swallows SIGNALS', 'Start the process without a shell'],
  ])('finds by all words anywhere: %s', (text, title) =>
    expect(titles({ text })).toEqual([title]),
  );

  it('leaves one filter out to count its values', () => {
    const filters: CheckFilters = { ...none, severity: ['info'] };
    expect(filterChecks(checks, filters, 'severity')).toHaveLength(
      checks.length,
    );
  });
});

describe('filters in the address', () => {
  it('go there and back, and leave other parameters alone', () => {
    const filters: CheckFilters = {
      text: 'root & user',
      state: ['unknown'],
      severity: ['critical', 'low'],
      category: ['delivery'],
      file: ['a b/Dockerfile', '.env'],
    };
    const query = filtersToQuery(
      new URLSearchParams('tab=1&severity=high'),
      filters,
    );
    expect(query.get('tab')).toBe('1');
    expect(filtersFromQuery(query)).toEqual(filters);
    expect(countFilters(filters)).toBe(7);
  });

  it('ignore what they do not know', () => {
    expect(
      filtersFromQuery(
        new URLSearchParams('severity=awful&category=%3Cb%3E&file=a&file=a'),
      ),
    ).toEqual({ ...none, file: ['a'] });
  });
});
