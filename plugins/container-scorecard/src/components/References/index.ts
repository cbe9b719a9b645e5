export * from './References';
