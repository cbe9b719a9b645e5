import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { PlimsollMark } from './PlimsollMark';

describe('PlimsollMark', () => {
  it.each([
    [62, 80, 'Score 62, policy asks for 80', '62'],
    [79.9, 80, 'Score 79, policy asks for 80', '79'],
    [100, 80, 'Score 100, policy asks for 80', '100'],
    [0, 80, 'Score 0, policy asks for 80', '0'],
    [undefined, 80, 'No score, policy asks for 80', '–'],
  ])('says and shows %s against %s', async (score, line, words, number) => {
    await renderInTestApp(<PlimsollMark score={score} line={line} />);
    expect(screen.getByRole('img', { name: words })).toHaveTextContent(number);
  });

  it('fills as high as the score, and draws the line where policy has it', async () => {
    const { container } = await renderInTestApp(
      <PlimsollMark score={50} line={100} />,
    );
    const [water, , line] = [
      ...container.querySelectorAll('[role=img] path'),
    ].map(p => p.getAttribute('d'));
    // Half full is a half circle, its ends on the left and right of the middle.
    expect(water).toBe('M17 50A45 45 0 0 0 107 50Z');
    expect(line).toBe('M4 5H120');
  });

  it.each([
    ['small', '32'],
    ['medium', '84'],
    ['large', '116'],
  ] as const)('comes in %s', async (size, height) => {
    await renderInTestApp(<PlimsollMark score={1} line={2} size={size} />);
    expect(screen.getByRole('img')).toHaveAttribute('height', height);
  });
});
