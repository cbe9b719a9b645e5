export * from './Severity';
