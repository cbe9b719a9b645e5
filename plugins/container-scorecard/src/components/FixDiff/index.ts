export * from './FixDiff';
