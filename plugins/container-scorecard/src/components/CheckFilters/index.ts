export * from './CheckFilters';
