import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { GoldenPathPreview } from './GoldenPathPreview';

const templateRef = 'template:default/golden-path-go';
const template = { kind: 'Template', metadata: { name: 'golden-path-go' } };
const file = (path: string, text: string) => ({
  path,
  base64Content: Buffer.from(text).toString('base64'),
});
const answer = {
  directoryContents: [
    file('compose.yaml', 'name: order-api # ✓\n'),
    file('Dockerfile', 'FROM scratch\n'),
    file('logo.png', '\0PNG'),
  ],
  log: [{ body: { message: 'info: . scores 100 of 100, grade A' } }],
  steps: [],
  output: {},
};

async function renderField(dryRun: jest.Mock, entity: unknown = template) {
  const props = {
    uiSchema: { 'ui:options': { templateRef } },
    formContext: { formData: { name: 'order-api' } },
  } as any;
  const { container } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [scaffolderApiRef, { dryRun } as any],
        [catalogApiRef, { getEntityByRef: async () => entity } as any],
      ]}
    >
      <GoldenPathPreview {...props} />
    </TestApiProvider>,
  );
  return container;
}

/** The highlighter comes later. */
const shows = (name: string, text: string) =>
  waitFor(() =>
    expect(screen.getByRole('region', { name })).toHaveTextContent(text),
  );

describe('GoldenPathPreview', () => {
  it('shows the files of the answers so far, the Dockerfile first, and the score', async () => {
    const dryRun = jest.fn(async () => answer);
    const container = await renderField(dryRun);
    expect(dryRun).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the files' }),
    );
    expect(
      await screen.findByText(
        '3 files. Scores 100 of 100, grade A. Nothing is written yet.',
      ),
    ).toBeInTheDocument();
    expect(dryRun).toHaveBeenCalledWith(
      expect.objectContaining({ template, values: { name: 'order-api' } }),
    );
    await shows('Dockerfile', 'FROM scratch');
    await userEvent.click(screen.getByRole('button', { name: 'compose.yaml' }));
    await shows('compose.yaml', 'name: order-api # ✓');
    await userEvent.click(screen.getByRole('button', { name: 'logo.png' }));
    await shows('logo.png', 'Not a text');
    const { violations } = await axe.run(container, {
      // jsdom has no colours.
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
      },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says why there is nothing to see', async () => {
    await renderField(
      jest.fn(async () => {
        throw new Error('name: is required');
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the files' }),
    );
    expect(
      (await screen.findAllByText(/name: is required/)).length,
    ).toBeGreaterThan(0);
    expect(
      screen.getByText('Error: The files cannot be shown'),
    ).toBeInTheDocument();
  });

  it('names a template that is not there', async () => {
    await renderField(jest.fn(), null);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the files' }),
    );
    expect(
      (
        await screen.findAllByText(
          /There is no template:default\/golden-path-go/,
        )
      ).length,
    ).toBeGreaterThan(0);
  });
});
