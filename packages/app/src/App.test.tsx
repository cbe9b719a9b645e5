import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('offers to enter as a guest', async () => {
    process.env = {
      ...process.env,
      NODE_ENV: 'test',
      // The bundler's way of handing the configuration to the app; not a string.
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Plimsoll', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Plimsoll')).toBeInTheDocument();
  });
});
