import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { SidebarOpenStateProvider } from '@backstage/core-components';
import { PlimsollLogo } from './PlimsollLogo';

function renderLogo(isOpen: boolean) {
  render(
    <MemoryRouter>
      <SidebarOpenStateProvider value={{ isOpen, setOpen: () => {} }}>
        <PlimsollLogo />
      </SidebarOpenStateProvider>
    </MemoryRouter>,
  );
}

describe('PlimsollLogo', () => {
  it('leads to the first page, whether the sidebar is open or not', () => {
    renderLogo(false);
    const link = screen.getByRole('link', { name: 'Plimsoll, to the catalog' });
    expect(link).toHaveAttribute('href', '/');
    expect(screen.queryByText('Plimsoll')).not.toBeInTheDocument();
  });

  it('has the name beside it in the open sidebar', () => {
    renderLogo(true);
    expect(screen.getByText('Plimsoll')).toBeInTheDocument();
  });
});
