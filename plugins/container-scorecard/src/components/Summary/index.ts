export * from './Summary';
export * from './ScanLine';
