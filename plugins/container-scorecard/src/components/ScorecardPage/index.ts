export * from './ScorecardPage';
