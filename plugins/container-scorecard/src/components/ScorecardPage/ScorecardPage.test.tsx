import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import { manyChecks } from '../../__fixtures__/manyChecks';
import { sampleRules } from '../../__fixtures__/rules';
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
import { ScorecardPage } from './ScorecardPage';

const now = Date.now();
const states = scorecardsByState(now);
const scorecard = (changes: Partial<Scorecard> = {}) =>
  sampleScorecard(now, { entityRef: ENTITY_REF, ...changes });
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

function renderPage(options: Parameters<typeof renderForEntity>[1] = {}) {
  return renderForEntity(
    <>
      <h1>checkout</h1>
      <ScorecardPage />
      <Address />
    </>,
    { answer: scorecard(), ...options },
  );
}

const address = () => screen.getByTestId('address').textContent;
const checkButton = (name: RegExp) => screen.findByRole('button', { name });
const group = (name: RegExp) =>
  screen.getByRole('heading', { level: 3, name }).closest('section')!;
const rowsOf = (name: RegExp) =>
  within(group(name))
    .queryAllByRole('heading', { level: 4 })
    .map(heading => textOf(heading));

describe('ScorecardPage', () => {
  it('groups the checks, and folds away what needs nobody', async () => {
    await renderPage();
    await screen.findByRole('heading', { level: 2 });

    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => textOf(h)),
    ).toEqual([
      'To fix (7) Most rewarding first: the number is what the score would gain.',
      'Unknown (2) The files cannot tell. These count neither for nor against the score.',
      'Waived (1) They fail, and the failure is accepted.',
      'Passed (6) Nothing to do here.',
      'Not applicable (1) This service has nothing that these checks look at.',
      'Files read (3) What the checks were judged by.',
    ]);
    expect(rowsOf(/^To fix/)).toHaveLength(7);
    expect(rowsOf(/^To fix/)[0]).toBe(
      'High: Run as a non-root user; fix ready Dockerfile:8 Runtime security +8 points',
    );
    expect(rowsOf(/^Passed/)).toHaveLength(0);
    await userEvent.click(await checkButton(/^Passed/));
    expect(rowsOf(/^Passed/)).toHaveLength(6);
  });

  it('has no barriers that axe knows of, folded and open', async () => {
    const { container } = await renderPage({
      path: '/?check=dockerfile%2Fuser-required',
    });
    await screen.findByText(/Why it matters/);
    await userEvent.click(await checkButton(/^Waived/));
    await userEvent.click(await checkButton(/Limit the memory/));
    expect(await findBarriers(container)).toEqual([]);
  });

  it('opens a check by keyboard to its place, reasons and references', async () => {
    await renderPage();
    const button = await checkButton(/Run as a non-root user/);
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('Why it matters')).toBeNull();

    button.focus();
    await userEvent.keyboard('{Enter}');

    expect(button).toHaveAttribute('aria-expanded', 'true');
    const body = document.getElementById(
      button.getAttribute('aria-controls')!,
    )!;
    const file = `${REPOSITORY}/src/commit/${REVISION}/Dockerfile`;
    expect(
      within(body).getByRole('link', { name: /^Dockerfile:8/ }),
    ).toHaveAttribute('href', `${file}#L8`);
    expect(
      within(body).getByRole('link', { name: /^Line 8 of Dockerfile/ }),
    ).toHaveAttribute('href', `${file}#L8`);
    expect(
      within(body).getByRole('figure', {
        name: 'Dockerfile, line 8 marked',
      }),
    ).toBeInTheDocument();
    expect(body.querySelector('mark')).toHaveTextContent(
      'FROM node:22-bookworm-slim',
    );
    expect(textOf(body)).toContain(
      'The final stage runs as root; add USER 65532:65532 before CMD.',
    );
    expect(textOf(body)).toContain('everything the container can touch');
    expect(textOf(body)).toContain(
      'When not to follow itWhen the image only serves as a build stage',
    );
    expect(textOf(body)).toContain('CIS Docker Benchmark 1.8.04.1');

    await userEvent.keyboard(' ');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('Why it matters')).toBeNull();
  });

  it('shows the fix as a diff and copies it as a patch', async () => {
    const copied: string[] = [];
    document.execCommand = () => {
      copied.push(document.getSelection()!.toString());
      return true;
    };
    await renderPage({ path: '/?check=dockerfile%2Fexec-form' });

    const fix = (await screen.findByText('Fix:')).closest('figure')!;
    expect(textOf(fix.querySelector('del')!)).toBe(
      'removed: 14 −CMD node dist/server.js',
    );
    expect(textOf(fix.querySelector('ins')!)).toBe(
      'added: 14 +CMD ["node", "dist/server.js"]',
    );
    await userEvent.click(
      within(fix).getByRole('button', { name: 'Copy patch' }),
    );
    expect(copied).toEqual([
      [
        '--- a/Dockerfile',
        '+++ b/Dockerfile',
        '@@ -11,4 +11,4 @@',
        ' COPY --from=build /app/dist ./dist',
        ' COPY --from=build /app/node_modules ./node_modules',
        ' EXPOSE 8080',
        '-CMD node dist/server.js',
        '+CMD ["node", "dist/server.js"]',
        '',
      ].join('\n'),
    ]);
    expect(
      within(fix).getByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
  });

  it('opens at the check that the address names, wherever it is', async () => {
    await renderPage({ path: '/?check=compose%2Fmemory-limit' });
    const button = await checkButton(/Limit the memory of every service/);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveFocus();
    expect(textOf(group(/^Waived/))).toContain(
      'Accepted by a comment in compose.yaml:5',
    );
    expect(textOf(group(/^Waived/))).toMatch(
      /until Mar 31, 2027, because: “only for development”\./,
    );
    expect(
      within(group(/^Waived/)).getByRole('link', { name: /^compose.yaml:5/ }),
    ).toHaveAttribute(
      'href',
      `${REPOSITORY}/src/commit/${REVISION}/compose.yaml#L5`,
    );
  });

  it('keeps the open check and the filters in the address', async () => {
    await renderPage({ path: '/?severity=low&tab=x' });
    expect(await screen.findByText(/4 of 17 checks shown/)).toBeInTheDocument();
    expect(rowsOf(/^To fix \(3 of 7\)/)).toHaveLength(3);

    await userEvent.click(screen.getByRole('checkbox', { name: /^High/ }));
    expect(address()).toBe('?tab=x&severity=low&severity=high');
    expect(rowsOf(/^To fix \(4 of 7\)/)).toHaveLength(4);

    await userEvent.click(
      screen.getByRole('checkbox', { name: /^Operations/ }),
    );
    expect(rowsOf(/^To fix \(2 of 7\)/)).toHaveLength(2);

    await userEvent.click(await checkButton(/Say how to tell/));
    expect(address()).toContain('check=dockerfile%2Fhealthcheck');
    await userEvent.click(await checkButton(/Say how to tell/));
    expect(address()).not.toContain('check=');

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(address()).toBe('?tab=x');
    expect(rowsOf(/^To fix \(7\)/)).toHaveLength(7);
  });

  it('searches when typing pauses', async () => {
    await renderPage();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search checks' }),
      'DL3009',
    );
    await waitFor(() => expect(address()).toBe('?text=DL3009'));
    expect(rowsOf(/^To fix \(1 of 7\)/)[0]).toContain(
      'Leave the package lists out',
    );
  });

  it('counts what each filter would leave to fix', async () => {
    await renderPage({ path: '/?category=operations' });
    const low = await screen.findByRole('checkbox', { name: /^Low/ });
    expect(low.closest('label')).toHaveTextContent('2 to fix');
    expect(
      screen.getByRole('checkbox', { name: /^Medium/ }).closest('label'),
    ).toHaveTextContent('0 to fix');
    expect(
      screen.getByRole('checkbox', { name: /^Supply chain/ }).closest('label'),
    ).toHaveTextContent('3 to fix');
  });

  it('renders nothing hostile from files, rules or links', async () => {
    const [rule] = sampleRules;
    const [finding] = scorecard().findings;
    // eslint-disable-next-line no-script-url
    const evil = 'javascript:alert(1)';
    const markup = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const { container } = await renderPage({
      path: '/?check=dockerfile%2Fuser-required',
      answers: {
        rules: [
          {
            ...rule,
            title: markup,
            why: `[click](${evil}) ![x](https://evil.example.com/pixel.png) ${markup} [fine](https://fine.example.com)`,
            references: { urls: [evil] },
          },
        ],
      },
      answer: scorecard({
        sourceLink: evil,
        files: [{ file: 'Dockerfile', kind: 'dockerfile', link: evil }],
        findings: [
          {
            ...finding,
            link: evil,
            message: markup,
            excerpt: { startLine: 8, lines: [`${markup}\u202e`] },
          },
        ],
      }),
    });
    await screen.findByText('Why it matters');
    expect(container.querySelector('script')).toBeNull();
    expect(container.querySelector('[onerror]')).toBeNull();
    expect(container.querySelector('img[src^="http"]')).toBeNull();
    expect(
      [...container.querySelectorAll('a')]
        .map(a => a.getAttribute('href')!)
        .filter(href => !href.startsWith('/?')),
    ).toEqual(['https://fine.example.com/']);
    expect(container.querySelector('pre')).toHaveTextContent(
      `${markup}⟨U+202E⟩`,
    );
  });

  it.each([
    ['not-containerised', 'Not containerised'],
    ['failed', 'The source could not be read'],
    ['unsupported', 'This source cannot be scanned'],
    ['waiting', 'Waiting for the first scan'],
  ])('has a face for %s', async (state, title) => {
    const { container } = await renderPage({
      answer: { ...states[state], entityRef: ENTITY_REF },
    });
    expect(
      await screen.findByRole('heading', { level: 3, name: title }),
    ).toBeInTheDocument();
    expect(await findBarriers(container)).toEqual([]);
  });

  it('names every file that could not be judged', async () => {
    await renderPage({ answer: { ...states.partial, entityRef: ENTITY_REF } });
    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('legacy/Dockerfile is larger than 1 MiB.');
    expect(note).toHaveTextContent('docker/Dockerfile.arm holds binary data.');
  });

  it('says that all is well', async () => {
    await renderPage({
      answer: { ...states.exemplary, entityRef: ENTITY_REF },
    });
    expect(
      await screen.findByText('Nothing to fix. No check fails.'),
    ).toBeInTheDocument();
  });

  it('says so when the documentation of the checks is missing', async () => {
    await renderPage({
      answers: { rules: errorWithStatus(500, 'no') },
      path: '/?check=dockerfile%2Fuser-required',
    });
    expect(
      await screen.findByText(/Titles and reasons of the checks/),
    ).toBeInTheDocument();
    expect(await screen.findByText(/no documentation of/)).toBeInTheDocument();
  });

  it('draws the places of a check only once it is open, a few at a time', async () => {
    const many = manyChecks(now);
    const { container } = await renderPage({
      answer: { ...many.scorecard, entityRef: ENTITY_REF },
      answers: { rules: many.rules },
    });
    const button = await checkButton(/Remedy number 0/);
    expect(container.querySelectorAll('pre')).toHaveLength(0);
    await userEvent.click(button);
    expect(
      within(group(/^To fix/)).getAllByRole('heading', {
        level: 5,
        name: /:\d/,
      }),
    ).toHaveLength(5);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 3 of 3 more places' }),
    );
    expect(
      within(group(/^To fix/)).getAllByRole('heading', {
        level: 5,
        name: /:\d/,
      }),
    ).toHaveLength(8);
  });
});
