export * from './PlimsollMark';
export * from './PlimsollIcon';
