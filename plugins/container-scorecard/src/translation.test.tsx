import { screen } from '@testing-library/react';
import { sampleOverview } from './__fixtures__/overview';
import { sampleScorecard } from './__fixtures__/scorecards';
import { ENTITY_REF, renderForEntity } from './__testUtils__/renderForEntity';
import { ReportCard } from './components/ReportCard';
import { ScorecardCard } from './components/ScorecardCard';

const now = Date.now();
const words = (key: string) => (key === 'time.language' ? 'fi' : `‹${key}›`);

/** Words that sentences cannot do without, and names of services, files and rules of the fixtures do not have. */
const ENGLISH =
  /\b(?:the|is|are|of|and|by|with|asks?|points?|open|score\w*|week|more|until|since|services?|grade|all)\b/i;

const untranslated = (element: Element) =>
  element.textContent!.replace(/‹[^›]*›/g, ' ');

it('leaves no word of the card of a service untranslated', async () => {
  const { container } = await renderForEntity(<ScorecardCard />, {
    words,
    answer: sampleScorecard(now, { entityRef: ENTITY_REF }),
    // Rules speak for themselves, and English; without them there are but their ids.
    answers: { rules: new Error('Not now') },
  });
  await screen.findByText('‹next.title›');
  expect(untranslated(container)).not.toMatch(ENGLISH);
  for (const element of container.querySelectorAll('[title],[aria-label]'))
    expect(
      `${element.getAttribute('aria-label')} ${element.getAttribute('title')}`,
    ).not.toMatch(/\b(?:the|policy|would|opens|by category)\b/i);
});

it('leaves no word of the report of a group untranslated', async () => {
  const overview = sampleOverview(now);
  const checks = overview.checks.map(check => ({ ...check, title: 'X' }));
  const { container } = await renderForEntity(<ReportCard />, {
    words,
    of: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'payments', namespace: 'default' },
    },
    answers: {
      more: { getOverview: async () => ({ ...overview, checks }) },
    },
  });
  await screen.findByText('‹report.grades›');
  expect(untranslated(container)).not.toMatch(ENGLISH);
});
