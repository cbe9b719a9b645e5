import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { RuleInfo } from '@plimsoll/findings';
import express from 'express';
import Router from 'express-promise-router';
import { GiteaHook } from './hooks';
import { PolicyPreviews } from './policy-preview';
import { Reports } from './reports';
import {
  parseEntityPath,
  parseGateRequest,
  parseHistoryRequest,
  parseListRequest,
  parseOverviewRequest,
  parsePreviewRequest,
  parseScopeRequest,
  parseTeamsRequest,
} from './request';
import { Scorecards } from './scorecards';

/** What the routes call. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  scorecards: Scorecards;
  reports: Reports;
  policies: PolicyPreviews;
  rules: () => RuleInfo[];
  giteaHook: GiteaHook;
}

/** Where Gitea tells of pushes. The only route without a Backstage token; its body is signed instead. */
export const GITEA_HOOK_PATH = '/hooks/gitea';

const ENTITY_PATH = '/scorecards/by-entity/:kind/:namespace/:name';

/** The REST API, below `/api/container-scorecard`; the types of what it takes and answers are in the common package. */
export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, auditor, scorecards, reports, policies } = options;
  const { rules, giteaHook } = options;
  const router = Router();
  const callerOf = (req: express.Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

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
    const event = await auditor.createEvent({
      eventId: 'scorecard-refresh',
      severityLevel: 'medium',
      request: req,
      meta: { entityRef: stringifyEntityRef(ref) },
    });
    try {
      const answer = await scorecards.refresh(ref, credentials);
      await event.success();
      res.status(202).json(answer);
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
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

  router.post(
    GITEA_HOOK_PATH,
    express.raw({ type: () => true, limit: '10mb' }),
    async (req, res) => {
      res.status(202).json(await giteaHook.receive(req.headers, req.body));
    },
  );

  return router;
}
