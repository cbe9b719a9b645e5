import { screen } from '@testing-library/react';
import { renderOrganisation } from '../../__testUtils__/renderOrganisation';

// In a file of its own, as what a permission was is remembered from test to test.
const services = 60;

// What is loaded lazily is transformed here, not while a test waits for it.
beforeAll(() =>
  Promise.all([import('.'), import('./checks'), import('./compliance')]),
);

it('offers to try another policy only to who may', async () => {
  renderOrganisation('/checks?check=dockerfile/user-required', {
    services,
    may: false,
  });
  expect(await screen.findByText('Why it matters')).toBeVisible();
  expect(screen.queryByText('What would change')).toBeNull();
});

it('lets only those freeze who may', async () => {
  renderOrganisation('/compliance', { services, may: false });
  expect(
    await screen.findByRole('button', { name: 'Export SARIF' }),
  ).toBeVisible();
  expect(screen.queryByText('Freeze this report')).toBeNull();
});
