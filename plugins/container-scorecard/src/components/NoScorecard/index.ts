export * from './NoScorecard';
