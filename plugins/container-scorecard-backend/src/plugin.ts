import {
  coreServices,
  createBackendPlugin,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { containerScorecardPermissions } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardRulesExtensionPoint } from '@plimsoll/backstage-plugin-container-scorecard-node';
import { imageDataDays, ruleInfo } from '@plimsoll/engine';
import { registerActions } from './actions';
import { Announcer } from './announcer';
import { Assessments } from './assessments';
import { Assessor } from './assessor';
import { Badges } from './badges';
import { Compliance } from './compliance';
import { readScorecardConfig } from './config';
import { GiteaHook, Pushes } from './hooks';
import { HostApis } from './hosts/api';
import { Hosts } from './hosts/Hosts';
import { RequestKind } from './hosts/RepoReader';
import { Metrics } from './metrics';
import { Notices } from './notices';
import { Notifier } from './notifier';
import { Policies } from './policies';
import { PolicyPreviews } from './policy-preview';
import { Reports } from './reports';
import { BADGE_PATH, createRouter, GITEA_HOOK_PATH } from './router';
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
        actions: actionsRegistryServiceRef,
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
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
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
        const metrics = new Metrics(deps.metrics, store);
        const notifier = new Notifier(deps.notifications, logger);
        const notices = new Notices({ store, notifier, logger });
        const announcer = new Announcer(deps.signals, logger);
        const hosts = new Hosts({
          store,
          logger,
          limits: config.hosts,
          concurrency: config.hostConcurrency,
        });
        const onRequest = (host: string, kind: RequestKind) =>
          metrics.requested(host, kind);
        const worker = new ScanWorker({
          store,
          integrations,
          logger,
          frequency: config.frequency,
          concurrency: config.concurrency,
          tools: {
            urlReader: deps.urlReader,
            hosts,
            apis: new HostApis({ integrations, hosts, onRequest }),
            onRequest,
            onRead: (host, result) => metrics.read(host, result),
            checker,
            limits: config.read,
            assessor,
            judgedBy: key =>
              judgedBy(rulesVersion, policies.of(key).check, config.read),
            waivers: (entityRef, today) =>
              store.waiversInForce(entityRef, today),
          },
          onChange: () => announcer.announce(),
          onScan: (outcome, milliseconds) =>
            metrics.scanned(outcome, milliseconds),
          onResult: config.notifications
            ? (entityRef, at) => notices.scanned(entityRef, at)
            : undefined,
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
          notifier,
          longest: config.longestWaiver,
          deciders: config.deciders,
        });
        const policyPreviews = new PolicyPreviews({
          store,
          assessor,
          reports,
          permissions,
        });
        const ruleInfos = () => rules.map(ruleInfo);
        const pushes = new Pushes({ store, worker, integrations, logger });

        deps.permissionsRegistry.addPermissions(containerScorecardPermissions);
        deps.httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            auditor,
            scorecards,
            reports,
            images: new Images({ store, assessor, reports, integrations }),
            compliance,
            integrations,
            waivers,
            policies: policyPreviews,
            rules: ruleInfos,
            giteaHook: new GiteaHook(config.giteaSecret, pushes),
            badges: new Badges(store, config.badges),
          }),
        );
        for (const path of [GITEA_HOOK_PATH, BADGE_PATH]) {
          deps.httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        registerActions(deps.actions, {
          scorecards,
          policies: policyPreviews,
          rules: ruleInfos,
        });
        await pushes.subscribe(deps.events);

        await deps.scheduler.scheduleTask({
          ...config.schedule,
          id: 'container-scorecard-services',
          scope: 'global',
          fn: async signal => {
            await store.mendTimes(new Date());
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
