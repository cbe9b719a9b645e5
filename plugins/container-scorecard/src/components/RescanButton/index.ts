export * from './RescanButton';
