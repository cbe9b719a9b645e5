export * from './SourceExcerpt';
export * from './CodeLines';
