export * from './ScorecardCard';
