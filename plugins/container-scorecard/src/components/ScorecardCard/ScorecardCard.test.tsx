import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import {
  sampleScorecard,
  scorecardsByState,
} from '../../__fixtures__/scorecards';
import { REPOSITORY, REVISION } from '../../__fixtures__/sources';
import { findBarriers } from '../../__testUtils__/axe';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { ScorecardCard } from './ScorecardCard';

const now = Date.now();
const states = scorecardsByState(now);
const card = (changes: Partial<Scorecard> = {}) =>
  sampleScorecard(now, { entityRef: ENTITY_REF, ...changes });
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

describe('ScorecardCard', () => {
  it('says in five seconds how the service stands', async () => {
    const { container } = await renderForEntity(<ScorecardCard />, {
      answer: card(),
    });

    expect(
      await screen.findByRole('img', { name: 'Score 82, policy asks for 80' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/B · Afloat/)).toBeInTheDocument();
    expect(
      screen.getByText('policy asks for 80, 2 points to spare'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Open findings' }))
        .getAllByRole('listitem')
        .map(textOf),
    ).toEqual(['1 high', '7 medium', '3 low']);
    expect(textOf(container)).toContain('+6 since last week');
    expect(
      screen.getByRole('img', {
        name: 'Score over the last 30 days: from 58 to 82, lowest 58, highest 82',
      }),
    ).toBeInTheDocument();
    const categories = screen.getByRole('list', { name: 'Score by category' });
    expect(textOf(categories)).toContain(
      'Image build84 of 100, 3 of 4 checks pass, 2 unknown',
    );
    expect(textOf(categories)).toContain('Not used: Orchestration');
    expect(textOf(container)).toContain('16 checks, 2 unknown, 1 waived');
  });

  it('says what to do next, with what it gains and where it is', async () => {
    await renderForEntity(<ScorecardCard />, { answer: card() });

    const step = await screen.findByRole('link', {
      name: 'Run as a non-root user',
    });
    expect(step).toHaveAttribute(
      'href',
      '/the-entity/containers?check=dockerfile%2Fuser-required',
    );
    const steps = screen
      .getByRole('heading', { name: 'Do next' })
      .parentElement!.querySelectorAll('li');
    expect([...steps].map(textOf)).toEqual([
      '+8 points,High:Run as a non-root userDockerfile:8, opens in a new windowFix ›',
      '+5 points,Medium:Let the scan fail the build.github/workflows/ci.yml:18, opens in a new windowFix ›',
      '+5 points,Medium:Pin actions by commit.github/workflows/ci.yml:9, opens in a new window+3 moreWhy ›',
    ]);
    expect(screen.getByRole('link', { name: /^Dockerfile:8/ })).toHaveAttribute(
      'href',
      `${REPOSITORY}/src/commit/${REVISION}/Dockerfile#L8`,
    );
    expect(screen.getByRole('link', { name: /^3f2a91c/ })).toHaveAttribute(
      'href',
      `${REPOSITORY}/src/commit/${REVISION}/`,
    );
    expect(screen.getByRole('link', { name: /All checks/ })).toHaveAttribute(
      'href',
      '/the-entity/containers',
    );
  });

  it('says that a later look found nothing new', async () => {
    const at = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    const { container } = await renderForEntity(<ScorecardCard />, {
      answer: card({ scannedAt: at(180), lastScanAt: at(4) }),
    });
    await screen.findByText(/B · Afloat/);
    expect(textOf(container)).toMatch(
      /Scanned 3 hours ago at 3f2a91c, opens in a new window, unchanged 4 minutes ago · 16 checks/,
    );
  });

  it('stands alone where the page is not installed', async () => {
    await renderForEntity(<ScorecardCard />, {
      answer: card(),
      hasPage: false,
    });

    expect(
      await screen.findByText('Run as a non-root user'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /All checks/ })).toBeNull();
    expect(
      screen.queryByRole('link', { name: 'Run as a non-root user' }),
    ).toBeNull();
  });

  it('leads a service without container files to the filled-in form', async () => {
    await renderForEntity(<ScorecardCard />, {
      answer: { ...states['not-containerised'], entityRef: ENTITY_REF },
      catalog: [
        {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'golden-path-adopt', namespace: 'platform' },
        },
      ],
    });
    const link = await screen.findByRole('link', {
      name: /^Adopt a golden path/,
    });
    const { pathname, searchParams } = new URL(
      link.getAttribute('href')!,
      'https://portal.example.com',
    );
    expect(pathname).toBe('/create/templates/platform/golden-path-adopt');
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({
      component: ENTITY_REF,
    });
  });

  it('never links to what is not http', async () => {
    const [finding] = card().findings;
    // eslint-disable-next-line no-script-url
    const evil = 'javascript:alert(document.domain)';
    await renderForEntity(<ScorecardCard />, {
      answer: card({
        sourceLink: evil,
        findings: [{ ...finding, link: evil }],
      }),
    });

    expect(await screen.findByText('Dockerfile:8')).toBeInTheDocument();
    expect(screen.getByText('3f2a91c')).toBeInTheDocument();
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('href')).not.toMatch(/script/);
    }
  });

  it('says that the score alone does not rise when a cap holds it', async () => {
    const { container } = await renderForEntity(<ScorecardCard />, {
      answer: { ...states.alarming, entityRef: ENTITY_REF },
    });
    await screen.findByText('Keep secrets out of ARG and ENV');
    expect(textOf(container)).toContain('F · Not afloat');
    expect(textOf(container)).toContain('46 points short');
    expect(textOf(container)).toContain('+15 points,Critical:');
    expect(textOf(container)).toContain(
      '–High:Run as a non-root user, counts once the critical one is fixed',
    );
  });

  it.each([
    [
      'waiting',
      ['Waiting for the first scan', 'The score appears here by itself.'],
    ],
    [
      'not-containerised',
      [
        'Not containerised',
        'Add a Dockerfile yourself and push',
        'not counted as zero',
      ],
    ],
    [
      'failed',
      [
        'The source could not be read',
        'does not exist or may not be read.',
        'ask the portal team',
        'Tried 4 minutes ago. Next try in 1',
      ],
    ],
    [
      'unsupported',
      [
        'This source cannot be scanned',
        'not in a repository.',
        'Set the annotation backstage.io/source-location',
      ],
    ],
    [
      'stale',
      [
        'The latest scan failed.',
        'does not exist or may not be read.',
        'Shown is the last good result, from 3 days ago.',
        'B · Afloat',
      ],
    ],
    [
      'paused',
      [
        'The next scan has to wait.',
        'github.com answers nothing for a while.',
        'Nothing needs to be done.',
        'Next try in 1',
        'Shown is the last good result, from 3 hours ago.',
        'B · Afloat',
      ],
    ],
    [
      'partial',
      [
        'This result is partial.',
        'legacy/Dockerfile is larger than 1 MiB.',
        '1 more file not judged.',
        'Our check “Limit the memory of every service” stopped at compose.yaml',
        'B · Afloat',
      ],
    ],
    [
      'level-short',
      [
        'B · Afloat',
        '2 points to spare',
        'and for level Seaworthy, not reached',
      ],
    ],
    ['first-week', ['scored since 3 days ago']],
    ['no-score', ['No score', 'No check that counts could say anything']],
    ['exemplary', ['A · Blue water', 'No open findings', 'Nothing to fix']],
  ])('has a face for %s', async (state, sentences) => {
    const { container } = await renderForEntity(<ScorecardCard />, {
      answer: { ...states[state], entityRef: ENTITY_REF },
    });
    await waitFor(() => {
      for (const sentence of sentences) {
        expect(textOf(container)).toContain(sentence);
      }
    });
    expect(await findBarriers(container)).toEqual([]);
  });

  it('shows the shape of the card while it is loading', async () => {
    const { container } = await renderForEntity(<ScorecardCard />, {
      answer: 'never',
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Loading the scorecard',
    );
    expect(container.querySelector('[aria-busy]')).toBeInTheDocument();
  });

  it.each([
    [404, 'No scorecard to show'],
    [403, 'You may not see this scorecard'],
  ])('has a face for %d, and a way out', async (status, title) => {
    const { answers } = await renderForEntity(<ScorecardCard />, {
      answer: errorWithStatus(status, 'no'),
    });
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    answers.scorecards.set(ENTITY_REF, card());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/B · Afloat/)).toBeInTheDocument();
  });

  it('says what the backend said when it fails, and tries again', async () => {
    const { answers, container } = await renderForEntity(<ScorecardCard />, {
      answer: errorWithStatus(503, 'The database does not answer'),
    });
    expect(
      await screen.findByText(
        /answered with 503: The database does not answer\./,
      ),
    ).toBeInTheDocument();
    answers.scorecards.set(ENTITY_REF, card());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/B · Afloat/)).toBeInTheDocument();
    expect(textOf(container)).not.toContain('could not be loaded');
  });

  it('shows findings even when the rules cannot be loaded', async () => {
    await renderForEntity(<ScorecardCard />, {
      answer: card(),
      answers: { rules: new Error('down') },
    });
    expect(
      await screen.findByRole('link', { name: 'User required' }),
    ).toBeInTheDocument();
  });

  it('keeps good data when a refresh fails, and says so', async () => {
    const { answers, signal } = await renderForEntity(<ScorecardCard />, {
      answer: card(),
    });
    await screen.findByText(/B · Afloat/);
    answers.scorecards.set(ENTITY_REF, errorWithStatus(500, 'Out of memory'));
    act(() => signal({ entityRef: ENTITY_REF }));
    expect(
      await screen.findByText('This scorecard could not be refreshed.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Out of memory\. What you see was answered/),
    ).toBeInTheDocument();
    expect(screen.getByText(/B · Afloat/)).toBeInTheDocument();
    answers.scorecards.set(ENTITY_REF, card({ score: 91, grade: 'A' }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/A · Afloat/)).toBeInTheDocument();
    expect(
      screen.queryByText('This scorecard could not be refreshed.'),
    ).toBeNull();
  });

  it('forgets what a reader may no longer see', async () => {
    const { answers, signal } = await renderForEntity(<ScorecardCard />, {
      answer: card(),
    });
    await screen.findByText(/B · Afloat/);
    answers.scorecards.set(ENTITY_REF, errorWithStatus(404, 'gone'));
    act(() => signal({}));
    expect(await screen.findByText('No scorecard to show')).toBeInTheDocument();
    expect(screen.queryByText(/B · Afloat/)).toBeNull();
  });

  it('shows a new score after a signal, without a reload', async () => {
    const { answers, signal, getScorecard } = await renderForEntity(
      <ScorecardCard />,
      { answer: card() },
    );
    await screen.findByText(/B · Afloat/);
    answers.scorecards.set(ENTITY_REF, card({ score: 91, grade: 'A' }));
    act(() => signal({ entityRef: 'component:default/other' }));
    act(() => signal({ entityRef: ENTITY_REF }));
    expect(
      await screen.findByRole('img', { name: 'Score 91, policy asks for 80' }),
    ).toBeInTheDocument();
    expect(getScorecard).toHaveBeenCalledTimes(2);
  });

  it('stops asking and listening when it is gone', async () => {
    const { unmount, subscribers, getScorecard } = await renderForEntity(
      <ScorecardCard />,
      { answer: 'never' },
    );
    expect(subscribers.size).toBe(1);
    const { signal } = getScorecard.mock.calls[0][1]!;
    unmount();
    expect(subscribers.size).toBe(0);
    expect(signal!.aborted).toBe(true);
  });
});
