/** A module that was added by mistake. */
export const rules = 'none';
export const noRulesFile = __filename;
