import { rules as others } from './hostile-rules';

/** The same id from another module. */
export const rules = [...others];
export const secondRulesFile = __filename;
