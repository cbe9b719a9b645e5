import { Overview } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import { emptyOverview, sampleOverview } from '../../__fixtures__/overview';
import { findBarriers } from '../../__testUtils__/axe';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { ReportCard } from './ReportCard';

const now = Date.now();
const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
};
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

/** Renders the card of a group; each call of the backend takes the next answer, the last one for good. */
async function renderCard(first: Overview | Error, ...next: Overview[]) {
  const answers = [first, ...next];
  const getOverview = jest.fn(async () => {
    const answer = answers.length > 1 ? answers.shift()! : answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const view = await renderForEntity(<ReportCard />, {
    of: group,
    answers: { more: { getOverview } },
  });
  return { ...view, getOverview };
}

describe('ReportCard', () => {
  it('says where the services stand, each figure with its base', async () => {
    const { container, getOverview } = await renderCard(sampleOverview(now));
    await screen.findByText('Services by grade');

    expect(getOverview).toHaveBeenCalledWith({
      scope: 'group:default/payments',
      days: 30,
    });
    for (const words of [
      '73median score',
      '+2 since last week',
      '12 of 31 services are below what policy asks for',
      '2 of 31 services with critical findings, 3 open',
      '35 of 37 services read, 2 not yet or not readable, 4 without a score, 4 failures waived',
      'Run as a non-root user 14 services, +6 on average',
      'ledger 82 → 61 2 days ago',
      '37 services of this group and its parts that you may see, 1 minute ago',
    ]) {
      expect(textOf(container)).toContain(words);
    }
    expect(
      screen.getByRole('img', {
        name: /^Median score over the last 30 days: from 66 to 73/,
      }),
    ).toBeInTheDocument();
    expect(await findBarriers(container)).toEqual([]);
  });

  it('leads to the services behind each figure', async () => {
    await renderCard(sampleOverview(now));
    const linkTo = async (name: RegExp | string) =>
      (await screen.findByRole('link', { name })).getAttribute('href');
    const scope = 'scope=group%3Adefault%2Fpayments';
    expect(await linkTo('12 of 31 services')).toBe(
      `/container-scorecard/services?${scope}&line=below`,
    );
    expect(await linkTo('2 of 31 services')).toBe(
      `/container-scorecard/services?${scope}&severity=critical`,
    );
    expect(await linkTo('9 services')).toBe(
      `/container-scorecard/services?${scope}&grade=B`,
    );
    expect(await linkTo('Run as a non-root user')).toBe(
      `/container-scorecard/services?${scope}&rule=dockerfile%2Fuser-required`,
    );
    expect(await linkTo(/Whole report/)).toBe(`/container-scorecard?${scope}`);
  });

  it.each([
    ['an answer without services', emptyOverview(now)],
    ['no answer', errorWithStatus(404, 'no such part')],
  ])('says what to do about %s', async (_, answer) => {
    const { container } = await renderCard(answer);
    expect(
      await screen.findByRole('heading', { name: 'No services to report on' }),
    ).toBeInTheDocument();
    expect(textOf(container)).toContain('by their owner in catalog-info.yaml');
    expect(await findBarriers(container)).toEqual([]);
  });

  it('says what the backend said when it fails, and tries again', async () => {
    await renderCard(
      errorWithStatus(503, 'The database does not answer'),
      sampleOverview(now),
    );
    expect(
      await screen.findByText(/The database does not answer\./),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText('Services by grade')).toBeInTheDocument(),
    );
  });
});
