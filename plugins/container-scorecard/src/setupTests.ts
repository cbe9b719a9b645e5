import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages of Backstage, and axe, on a machine that does other things as well.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });

// jsdom lays nothing out, so there is nothing to observe; charts ask for it all the same.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
