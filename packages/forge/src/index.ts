/**
 * A git server over local bare repositories that speaks the part of Gitea's API that Backstage uses;
 * for the demo and for tests.
 *
 * @packageDocumentation
 */
export { Forge } from './Forge';
export type { CommitOptions, FileChanges, ForgeOptions } from './Forge';
export type { ForgeUser } from './access';
export type { Seeded } from './seed';
export type { WebhookOptions } from './webhooks';
export { ForgeError } from './errors';
