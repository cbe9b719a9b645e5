export * from './CheckList';
export * from './CheckGroup';
