export { AskForWaiver } from './AskForWaiver';
export { WaiverList } from './WaiverList';
export { WaiverNote } from './WaiverNote';
