export * from './CategoryBars';
