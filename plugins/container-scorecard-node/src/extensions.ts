import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Rule } from '@plimsoll/engine';

/**
 * What a module with rules exports.
 *
 * @public
 */
export interface RulesModule {
  /** Rules made by `defineRule` of `@plimsoll/engine`. */
  rules: readonly Rule[];
}

/**
 * Adds rules to those that come with the container scorecard.
 *
 * @public
 */
export interface ContainerScorecardRulesExtensionPoint {
  /**
   * Adds the rules that a module exports as `rules`; see {@link RulesModule}.
   *
   * It takes the absolute path of the module and not the rules, because files are checked in processes of their own, so
   * that no repository can stop the backend: functions cannot be sent to another process, a path can.
   * Rules in a package of their own are added by `require.resolve('@acme/container-rules')`, rules in a file of the
   * module itself by a constant that the file exports: `export const rulesFile = __filename`.
   *
   * A path that cannot be loaded, a module without rules and a rule id that is taken already end the start of the
   * plugin, with a message that says which.
   */
  addRules(modulePath: string): void;
}

/**
 * Adds rules to those that come with the container scorecard.
 *
 * @example
 * ```ts
 * export default createBackendModule({
 *   pluginId: 'container-scorecard',
 *   moduleId: 'acme-rules',
 *   register(env) {
 *     env.registerInit({
 *       deps: { rules: containerScorecardRulesExtensionPoint },
 *       async init({ rules }) {
 *         rules.addRules(require.resolve('@acme/container-rules'));
 *       },
 *     });
 *   },
 * });
 * ```
 *
 * @public
 */
export const containerScorecardRulesExtensionPoint =
  createExtensionPoint<ContainerScorecardRulesExtensionPoint>({
    id: 'container-scorecard.rules',
  });
