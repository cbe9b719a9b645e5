/** Names and what they stand for, as texts are filled in with. @public */
export type Values = Record<string, unknown>;
