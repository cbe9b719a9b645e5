import { errorWithStatus } from '../__fixtures__/fakeApi';
import { english } from '../__testUtils__/english';
import { problemsFromError, WaiverForm, waiverProblems } from './waivers';

const now = Date.parse('2026-11-27T12:00:00Z');
const form: WaiverForm = {
  scope: 'rule',
  path: '',
  reason: 'The vendor ships it that way',
  compensation: '',
  until: '2026-12-31',
};

describe('waiverProblems', () => {
  it.each<[string, Partial<WaiverForm>, string[]]>([
    ['nothing', {}, []],
    ['a reason that is too short', { reason: ' because ' }, ['reason']],
    ['a reason that is too long', { reason: 'x'.repeat(2001) }, ['reason']],
    ['no path', { scope: 'path', path: ' ' }, ['path']],
    ['a path', { scope: 'path', path: 'deploy/**' }, []],
    ['no day', { until: '' }, ['until']],
    ['today', { until: '2026-11-27' }, ['until']],
    ['tomorrow', { until: '2026-11-28' }, []],
  ])('sees %s', (_, changes, fields) => {
    expect(
      Object.keys(waiverProblems({ ...form, ...changes }, now, english)),
    ).toEqual(fields);
  });
});

describe('problemsFromError', () => {
  it('puts what the backend says where it belongs', () => {
    expect(
      problemsFromError(
        errorWithStatus(
          400,
          'until: has to be within 180 days; reason: too short; the rule does not fail there',
        ),
      ),
    ).toEqual({
      until: 'has to be within 180 days',
      reason: 'too short; the rule does not fail there',
    });
    expect(
      problemsFromError(errorWithStatus(400, 'rule: does not fail there')),
    ).toEqual({ form: 'rule: does not fail there' });
    expect(
      problemsFromError(errorWithStatus(409, 'There is one already')),
    ).toEqual({ form: 'There is one already' });
  });
});
