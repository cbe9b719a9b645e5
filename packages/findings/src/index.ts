/**
 * The words shared by every part of Plimsoll.
 *
 * @packageDocumentation
 */
export * from './words';
export * from './range';
export * from './finding';
export * from './rule-info';
export * from './image';
export * from './scan';
export * from './control';
