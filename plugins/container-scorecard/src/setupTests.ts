import '@testing-library/jest-dom';

// Whole pages of Backstage, and axe, on a machine that does other things as well.
jest.setTimeout(60_000);
