export * from './ScorecardNotices';
export * from './Notice';
