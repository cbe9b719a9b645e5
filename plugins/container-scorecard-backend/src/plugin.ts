import {
  coreServices,
  createBackendPlugin,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { containerScorecardPermissions } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardRulesExtensionPoint } from '@plimsoll/backstage-plugin-container-scorecard-node';
import { imageDataDays, ruleInfo } from '@plimsoll/engine';
import { Announcer } from './announcer';
import { Assessments } from './assessments';
import { Assessor } from './assessor';
import { Compliance } from './compliance';
import { readScorecardConfig } from './config';
import { GiteaHook, Pushes } from './hooks';
import { Notifier } from './notifier';
import { Policies } from './policies';
import { PolicyPreviews } from './policy-preview';
import { Reports } from './reports';
import { createRouter, GITEA_HOOK_PATH } from './router';
import { loadRules } from './rules';
import { Checker } from './scan/checker';
import { ScanWorker } from './scan/worker';
import { Scorecards } from './scorecards';
import { Services } from './services';
import { DatabaseStore } from './store/DatabaseStore';
import { Images } from './images';
import { judgedBy, rulesVersionOf } from './judged-by';
import { Visibility } from './visibility';
import { Waivers } from './waivers';

/** The last of a day is what stays of it. */
const ROLL_UP_EVERY = { minutes: 15 };

/**
 * Scores the container set-up of every service in the catalog.
 *
 * @public
 */
export const containerScorecardPlugin = createBackendPlugin({
  pluginId: 'container-scorecard',
  register(env) {
    const ruleModules: string[] = [];
    env.registerExtensionPoint(containerScorecardRulesExtensionPoint, {
      addRules: modulePath => {
        ruleModules.push(modulePath);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
        notifications: notificationService,
      },
      async init({ auditor, auth, catalog, logger, permissions, ...deps }) {
        const config = readScorecardConfig(deps.config);
        const { entities } = config;
        const integrations = ScmIntegrations.fromConfig(deps.config);
        const rules = loadRules(ruleModules);
        warnOfOldData(logger);
        const store = await DatabaseStore.create(deps.database);
        const rulesVersion = rulesVersionOf(rules);
        const policies = new Policies(config.policy, rules);
        const assessor = new Assessor({ rules, policies, rulesVersion });
        await store.saveRuleSet(assessor.ruleSet);

        const checker = new Checker(ruleModules, config.check);
        const announcer = new Announcer(deps.signals, logger);
        const worker = new ScanWorker({
          store,
          integrations,
          logger,
          frequency: config.frequency,
          concurrency: config.concurrency,
          tools: {
            urlReader: deps.urlReader,
            checker,
            limits: config.read,
            assessor,
            judgedBy: key =>
              judgedBy(rulesVersion, policies.of(key).check, config.read),
            waivers: (entityRef, today) =>
              store.waiversInForce(entityRef, today),
          },
          onChange: () => announcer.announce(),
        });
        const services = new Services({
          catalog,
          auth,
          store,
          integrations,
          logger,
          entities,
          policies,
        });
        const visibility = new Visibility({ catalog, permissions, entities });
        const reports = new Reports({ store, visibility, assessor });
        const assessments = new Assessments({
          store,
          assessor,
          logger,
          onChange: () => announcer.announce(),
        });
        const scorecards = new Scorecards({
          store,
          services,
          visibility,
          permissions,
          integrations,
          worker,
          assessor,
          reports,
        });
        const compliance = new Compliance({
          store,
          reports,
          assessor,
          visibility,
          permissions,
          integrations,
        });
        const waivers = new Waivers({
          store,
          assessor,
          assessments,
          visibility,
          reports,
          permissions,
          userInfo: deps.userInfo,
          notifier: new Notifier(deps.notifications, logger),
          longest: config.longestWaiver,
          deciders: config.deciders,
        });
        const pushes = new Pushes({ store, worker, logger });

        deps.permissionsRegistry.addPermissions(containerScorecardPermissions);
        deps.httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            auditor,
            scorecards,
            reports,
            images: new Images({ store, assessor, reports, integrations }),
            compliance,
            waivers,
            policies: new PolicyPreviews({
              store,
              assessor,
              reports,
              permissions,
            }),
            rules: () => rules.map(ruleInfo),
            giteaHook: new GiteaHook(config.giteaSecret, pushes),
          }),
        );
        deps.httpRouter.addAuthPolicy({
          path: GITEA_HOOK_PATH,
          allow: 'unauthenticated',
        });
        await pushes.subscribe(deps.events);

        await deps.scheduler.scheduleTask({
          ...config.schedule,
          id: 'container-scorecard-services',
          scope: 'global',
          fn: async signal => {
            await services.sync(signal);
            worker.wake();
            await assessments.refresh(new Date(), signal);
            await waivers.warn(new Date());
          },
        });
        await deps.scheduler.scheduleTask({
          id: 'container-scorecard-reports',
          scope: 'global',
          frequency: ROLL_UP_EVERY,
          timeout: { minutes: 10 },
          initialDelay: { minutes: 1 },
          fn: async () => {
            await reports.rollUp(new Date());
            await store.prune(daysAgo(config.keepHistory));
          },
        });
        deps.lifecycle.addStartupHook(() => worker.start());
        deps.lifecycle.addShutdownHook(async () => {
          announcer.stop();
          await Promise.all([worker.stop(), checker.stop()]);
        });
      },
    });
  },
});

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000);
}

/** Ends of support that were published stay true; which release a tag is does not. */
function warnOfOldData(logger: LoggerService) {
  const { asOf, staleAfter } = imageDataDays;
  if (new Date().toISOString().slice(0, 10) > staleAfter)
    logger.warn(
      `What the rules know of images is of ${asOf}: tags that have moved since are unknown to them until Plimsoll is updated`,
    );
}
