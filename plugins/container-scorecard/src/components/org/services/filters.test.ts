import { sampleRules } from '../../../__fixtures__/rules';
import { requestFromQuery } from './filters';

const request = (query: string) =>
  JSON.parse(
    JSON.stringify(requestFromQuery(new URLSearchParams(query), sampleRules)),
  );

describe('requestFromQuery', () => {
  it('asks for everything in the order of titles unless the address says otherwise', () => {
    expect(request('')).toEqual({ order: 'title' });
  });

  it('takes what it understands and leaves out the rest', () => {
    expect(
      request(
        'scope=group:default/a&owner=group:default/b&owner=group:default/b&grade=A&grade=Z&line=below&severity=critical&severity=no&text=%20web%20&order=-score&page=3',
      ),
    ).toEqual({
      scope: 'group:default/a',
      owner: ['group:default/b'],
      grade: ['A'],
      line: 'below',
      severity: ['critical'],
      text: 'web',
      order: '-score',
    });
    expect(request('order=nonsense&line=sideways')).toEqual({ order: 'title' });
  });

  it('takes a category for its rules', () => {
    expect(
      request('category=composition&rule=dockerfile/healthcheck').rule,
    ).toEqual([
      'dockerfile/healthcheck',
      'compose/no-docker-socket',
      'compose/memory-limit',
    ]);
  });
});
