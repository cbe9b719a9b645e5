export * from './Timestamp';
