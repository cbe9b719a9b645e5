import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleFindings } from '../../__fixtures__/findings';
import { sampleScorecard } from '../../__fixtures__/scorecards';
import {
  fakeWaivers,
  sampleWaiver,
  sampleWaivers,
} from '../../__fixtures__/waivers';
import { findBarriers } from '../../__testUtils__/axe';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { dayAfter } from '../../checks/waivers';
import { ScorecardPage } from './ScorecardPage';

const now = Date.now();
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

function renderPage(path: string, waivers: Waiver[], mayAsk = true) {
  return renderForEntity(
    <>
      <h1>checkout</h1>
      <ScorecardPage />
    </>,
    {
      path,
      answer: sampleScorecard(now, { entityRef: ENTITY_REF }),
      answers: { more: fakeWaivers(waivers, now, mayAsk) },
    },
  );
}

const USER_CHECK = '/?check=dockerfile%2Fuser-required';

describe('waivers on the page', () => {
  it('are asked for with a reason and a day, errors at their field', async () => {
    const waivers: Waiver[] = [];
    await renderPage(USER_CHECK, waivers);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for a waiver' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Ask for a waiver: Run as a non-root user',
    });
    expect(await findBarriers(dialog)).toEqual([]);
    const send = within(dialog).getByRole('button', {
      name: 'Ask for the waiver',
    });

    await userEvent.click(send);
    const reason = within(dialog).getByLabelText(/Why this is acceptable/);
    expect(reason).toHaveFocus();
    expect(reason).toHaveAccessibleDescription(
      'Say why this failure is acceptable.',
    );
    expect(reason).toBeInvalid();

    await userEvent.click(within(dialog).getByLabelText('Only in some files'));
    expect(within(dialog).getByLabelText(/^Path/)).toHaveValue('Dockerfile');
    await userEvent.type(reason, 'The base image has no user yet');
    const until = within(dialog).getByLabelText(/Last day/);
    await userEvent.clear(until);
    await userEvent.type(until, dayAfter(now, 500));
    await userEvent.click(send);
    expect(until).toHaveAccessibleDescription('has to be within 365 days');

    await userEvent.clear(until);
    await userEvent.type(until, dayAfter(now, 30));
    await userEvent.click(send);
    expect(
      await screen.findByText(/is asked for; nobody has decided/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(waivers).toMatchObject([
      {
        entityRef: ENTITY_REF,
        rule: 'dockerfile/user-required',
        path: 'Dockerfile',
        reason: 'The base image has no user yet',
        until: dayAfter(now, 30),
      },
    ]);
  });

  it('are not offered to who may not ask', async () => {
    await renderPage(USER_CHECK, [], false);
    await screen.findByText('Why it matters');
    expect(
      screen.queryByRole('button', { name: /Ask for a waiver/ }),
    ).toBeNull();
  });

  it('say who, why and until when, those to decide on first', async () => {
    const { container } = await renderPage(
      '/?view=waivers',
      sampleWaivers(now, ENTITY_REF),
    );
    await screen.findByRole('heading', { level: 3, name: 'To decide (1)' });
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => textOf(h)),
    ).toEqual(['To decide (1)', 'Ending soon (1)', 'Active (1)', 'Over (2)']);
    const words = textOf(container);
    expect(words).toContain('“Kubernetes asks the service itself');
    expect(words).toContain('Meanwhile: “Readiness and liveness probes');
    expect(words).toMatch(/Asked for by jane\.doe last week, approved by kim/);
    expect(words).toContain('ends soon, then the failure counts again');
    expect(words).toContain('“The base image has a user since March: use it.”');
    expect(screen.getByRole('link', { name: 'Waivers (3)' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(await findBarriers(container)).toEqual([]);
  });

  it('are refused with a reason only', async () => {
    const waivers = sampleWaivers(now, ENTITY_REF);
    await renderPage('/?view=waivers', waivers);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refuse…' }),
    );
    const dialog = await screen.findByRole('dialog');
    const refuse = within(dialog).getByRole('button', { name: 'Refuse' });
    await userEvent.click(refuse);
    const reason = within(dialog).getByLabelText(/Reason/);
    expect(reason).toHaveAccessibleDescription(/Say why/);
    await userEvent.type(reason, 'Pin them now');
    await userEvent.click(refuse);
    await screen.findByRole('heading', { level: 3, name: 'Over (3)' });
    expect(waivers[0]).toMatchObject({
      state: 'refused',
      decisionReason: 'Pin them now',
    });
  });

  it.each([
    ['Approve…', 'Approve', 0, 'active'],
    ['End it now…', 'Withdraw', 1, 'withdrawn'],
  ])('have the button %s', async (open, decide, index, state) => {
    const waivers = sampleWaivers(now, ENTITY_REF).slice(0, 2);
    await renderPage('/?view=waivers', waivers);
    await userEvent.click(await screen.findByRole('button', { name: open }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: decide,
      }),
    );
    await screen.findByRole('button', { name: 'End it now…' }).catch(() => {});
    expect(waivers[index].state).toBe(state);
  });

  it('stand on the check whose findings they accept', async () => {
    const [finding] = sampleFindings;
    const waiver = sampleWaiver(now, {
      entityRef: ENTITY_REF,
      rule: finding.rule,
    });
    const scorecard = sampleScorecard(now, { entityRef: ENTITY_REF });
    const { container } = await renderForEntity(<ScorecardPage />, {
      path: USER_CHECK,
      answer: {
        ...scorecard,
        outcomes: scorecard.outcomes.map(outcome =>
          outcome.rule === finding.rule
            ? { ...outcome, state: 'waived', gain: undefined }
            : outcome,
        ),
        findings: [{ ...finding, waiver: waiver.id }],
      },
      answers: { more: fakeWaivers([waiver], now) },
    });
    expect(await screen.findByText(/^Waived until/)).toBeInTheDocument();
    expect(textOf(container)).toContain('Accepted by a waiver.');
    expect(screen.getByText('Waived (2)')).toBeInTheDocument();
    expect(screen.queryByText(/^Fix:/)).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Ask for a waiver' }),
    ).toBeNull();
  });

  it('do not keep the checks from being seen when they cannot be loaded', async () => {
    await renderForEntity(<ScorecardPage />, {
      path: USER_CHECK,
      answer: sampleScorecard(now, { entityRef: ENTITY_REF }),
    });
    expect(await screen.findByText('Why it matters')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Waivers' }));
    expect(
      await screen.findByText('The waivers could not be loaded.'),
    ).toBeInTheDocument();
  });
});
