import { pipeline } from 'node:stream/promises';
import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { RuleInfo } from '@plimsoll/findings';
import express from 'express';
import Router from 'express-promise-router';
import { Badges } from './badges';
import { Compliance } from './compliance';
import { sendCompliance, sendScorecardsCsv } from './exports';
import { GiteaHook } from './hooks';
import openApi from './openapi/openapi.json';
import { PolicyPreviews } from './policy-preview';
import { Images } from './images';
import { Reports } from './reports';
import {
  parseComplianceRequest,
  parseControlRequest,
  parseDecision,
  parseEntityPath,
  parseExportRequest,
  parseFreezeRequest,
  parseGateRequest,
  parseHistoryRequest,
  parseId,
  parseImageRequest,
  parseListRequest,
  parseOverviewRequest,
  parsePreviewRequest,
  parseScopeRequest,
  parseTeamsRequest,
  parseWaiverRequest,
  parseWaiversRequest,
} from './request';
import { Scorecards } from './scorecards';
import { Waivers } from './waivers';

/** What the routes call. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  scorecards: Scorecards;
  reports: Reports;
  images: Images;
  compliance: Compliance;
  integrations: ScmIntegrations;
  waivers: Waivers;
  policies: PolicyPreviews;
  rules: () => RuleInfo[];
  giteaHook: GiteaHook;
  badges: Badges;
}

/** Where Gitea tells of pushes. A route without a Backstage token; its body is signed instead. */
export const GITEA_HOOK_PATH = '/hooks/gitea';

/** Where READMEs get their badges. The other route without a Backstage token, and off unless app-config says so. */
export const BADGE_PATH = '/badge';

/** How long a README may show a badge without asking again. */
const BADGE_SECONDS = 300;

const ENTITY_PATH = '/scorecards/by-entity/:kind/:namespace/:name';

/** The REST API, below `/api/container-scorecard`; the types of what it takes and answers are in the common package. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, auditor, scorecards, reports, policies } = options;
  const { images, compliance, integrations, waivers, rules } = options;
  const { giteaHook, badges } = options;
  const router = Router();
  const callerOf = (req: express.Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  /** Does something of which the audit log is to know, whatever comes of it. */
  const audited = async <T>(
    req: express.Request,
    about: Omit<AuditorServiceCreateEventOptions, 'request'>,
    act: () => Promise<T>,
    metaOf?: (answer: T) => JsonObject,
  ): Promise<T> => {
    const event = await auditor.createEvent({ ...about, request: req });
    try {
      const answer = await act();
      await event.success(metaOf && { meta: metaOf(answer) });
      return answer;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };

  router.get('/scorecards', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseListRequest(req.query);
    res.json(await scorecards.list(request, credentials));
  });

  router.get(ENTITY_PATH, async (req, res) => {
    const credentials = await callerOf(req);
    const ref = parseEntityPath(req.params);
    res.json(await scorecards.get(ref, credentials));
  });

  router.post(`${ENTITY_PATH}/refresh`, async (req, res) => {
    const credentials = await callerOf(req);
    const ref = parseEntityPath(req.params);
    const answer = await audited(
      req,
      {
        eventId: 'scorecard-refresh',
        severityLevel: 'medium',
        meta: { entityRef: stringifyEntityRef(ref) },
      },
      () => scorecards.refresh(ref, credentials),
    );
    res.status(202).json(answer);
  });

  router.get(`${ENTITY_PATH}/history`, async (req, res) => {
    const credentials = await callerOf(req);
    const ref = parseEntityPath(req.params);
    const request = parseHistoryRequest(req.query);
    res.json(await scorecards.history(ref, request, credentials));
  });

  router.get(`${ENTITY_PATH}/gate`, async (req, res) => {
    const credentials = await callerOf(req);
    const ref = parseEntityPath(req.params);
    const request = parseGateRequest(req.query);
    res.json(await scorecards.gate(ref, request, credentials));
  });

  router.get('/overview', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseOverviewRequest(req.query);
    res.json(await reports.overview(request, credentials));
  });

  router.get('/teams', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseTeamsRequest(req.query);
    res.json(await reports.teams(request, credentials));
  });

  router.get('/checks', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseScopeRequest(req.query);
    res.json(await reports.checks(request, credentials));
  });

  router.get('/scopes', async (req, res) => {
    res.json(await reports.scopes(await callerOf(req)));
  });

  router.get('/scorecards.csv', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseListRequest(req.query);
    await sendScorecardsCsv(res, scorecards, request, credentials);
  });

  router.get('/images', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseScopeRequest(req.query);
    res.json(await images.list(request, credentials));
  });

  router.get('/images/services', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseImageRequest(req.query);
    res.json(await images.services(request, credentials));
  });

  router.get('/frameworks', async (req, res) => {
    await callerOf(req);
    res.json(compliance.frameworks());
  });

  router.get('/compliance', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseComplianceRequest(req.query);
    res.json(await compliance.report(request, credentials));
  });

  router.get('/compliance/services', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseControlRequest(req.query);
    res.json(await compliance.services(request, credentials));
  });

  router.get('/compliance/exceptions', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseComplianceRequest(req.query);
    res.json(await compliance.exceptions(request, credentials));
  });

  router.get('/compliance/export', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseExportRequest(req.query);
    await audited(
      req,
      {
        eventId: 'report-export',
        severityLevel: 'medium',
        meta: { ...request },
      },
      () =>
        sendCompliance(res, { compliance, integrations }, request, credentials),
      // By which a file that somebody shows is known.
      sent => sent,
    );
  });

  router.get('/waivers', async (req, res) => {
    const credentials = await callerOf(req);
    const request = parseWaiversRequest(req.query);
    res.json(await waivers.list(request, credentials));
  });

  router.post('/waivers', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const request = parseWaiverRequest(req.body);
    const waiver = await audited(
      req,
      {
        eventId: 'waiver-ask',
        severityLevel: 'medium',
        meta: { ...request },
      },
      () => waivers.ask(request, credentials),
    );
    res.status(201).json(waiver);
  });

  for (const decision of ['approve', 'refuse', 'withdraw'] as const) {
    router.post(
      `/waivers/:id/${decision}`,
      express.json(),
      async (req, res) => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user'],
        });
        const id = parseId(req.params.id);
        const { reason } = parseDecision(req.body ?? {});
        const waiver = await audited(
          req,
          {
            eventId: `waiver-${decision}`,
            severityLevel: 'medium',
            meta: { id, reason },
          },
          () => waivers.decide(id, decision, reason, credentials),
        );
        res.json(waiver);
      },
    );
  }

  router.get('/reports', async (req, res) => {
    res.json(await compliance.frozen(await callerOf(req)));
  });

  router.post('/reports', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const request = parseFreezeRequest(req.body);
    const report = await audited(
      req,
      { eventId: 'report-freeze', severityLevel: 'medium', meta: request },
      () =>
        compliance.freeze(
          request,
          credentials.principal.userEntityRef,
          credentials,
        ),
      ({ id, sha256 }) => ({ id, sha256 }),
    );
    res.status(201).json(report);
  });

  router.get('/reports/:id', async (req, res) => {
    const credentials = await callerOf(req);
    const id = parseId(req.params.id);
    const { content, sha256 } = await compliance.frozenContent(id, credentials);
    res.setHeader('content-type', 'application/json; charset=utf-8');
    res.setHeader('x-content-sha256', sha256);
    res.setHeader('content-disposition', `attachment; filename="${id}.json"`);
    await pipeline(content, res);
  });

  router.get('/policy', async (req, res) => {
    res.json(await policies.get(await callerOf(req)));
  });

  router.post('/policy/preview', express.json(), async (req, res) => {
    const credentials = await callerOf(req);
    const request = parsePreviewRequest(req.body);
    res.json(await policies.preview(request, credentials));
  });

  router.get('/rules', async (req, res) => {
    await callerOf(req);
    res.json({ items: rules() });
  });

  router.get('/openapi.json', async (req, res) => {
    await callerOf(req);
    res.json(openApi);
  });

  router.get(`${BADGE_PATH}/:kind/:namespace/:name.svg`, async (req, res) => {
    const svg = await badges.draw(parseEntityPath(req.params));
    res
      .type('svg')
      .set('cache-control', `public, max-age=${BADGE_SECONDS}`)
      // READMEs are on other hosts.
      .set('cross-origin-resource-policy', 'cross-origin')
      .send(svg);
  });

  router.post(
    GITEA_HOOK_PATH,
    express.raw({ type: () => true, limit: '10mb' }),
    async (req, res) => {
      res.status(202).json(await giteaHook.receive(req.headers, req.body));
    },
  );

  return router;
}
