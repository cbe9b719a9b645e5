import { Outcome } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { english } from '../__testUtils__/english';
import { noGain, noGainWords } from './gain';

const outcome = (
  severity: Outcome['severity'],
  gain: number,
  state: Outcome['state'] = 'fail',
): Outcome => ({
  rule: `dockerfile/${severity}-${gain}`,
  category: 'image-build',
  severity,
  state,
  gain,
});

describe('noGainWords', () => {
  const medium = outcome('medium', 0);
  const critical = outcome('critical', 0);
  it.each([
    ['what gains', outcome('medium', 3), [critical], undefined],
    ['what passes', outcome('medium', 0, 'pass'), [critical], undefined],
    ['advice', outcome('info', 0), [critical], 'advice, costs no points'],
    [
      'one critical before it',
      medium,
      [critical, outcome('high', 0)],
      'counts once the critical one is fixed',
    ],
    [
      'several before it',
      medium,
      [outcome('high', 1), outcome('high', 2)],
      'counts once the 2 high ones are fixed',
    ],
    [
      'a critical that passes before it',
      medium,
      [outcome('critical', 0, 'pass')],
      'gains next to nothing by itself',
    ],
    [
      'others like it',
      critical,
      [outcome('critical', 0)],
      'counts once the other critical ones are fixed too',
    ],
  ])('%s', (_, one, others, expected) => {
    expect(noGainWords(noGain(one, [one, ...others]), english)).toBe(expected);
  });
});
