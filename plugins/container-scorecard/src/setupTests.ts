import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages of Backstage, and axe, on a machine that does other things as well.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
