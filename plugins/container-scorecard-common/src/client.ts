import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { RuleInfo } from '@plimsoll/findings';
import {
  ComplianceReport,
  ComplianceRequest,
  ControlServicesRequest,
  ControlServicesResponse,
  ExceptionsResponse,
  FreezeRequest,
  FrameworksResponse,
  FrozenReport,
  ReportsResponse,
} from './compliance';
import { HistoryRequest, HistoryResponse } from './history';
import {
  Gate,
  GateRequest,
  PolicyPreview,
  PolicyPreviewRequest,
  PolicyResponse,
} from './policy';
import {
  ChecksResponse,
  ImageServicesRequest,
  ImageServicesResponse,
  ImagesResponse,
  Overview,
  OverviewRequest,
  ReportRequest,
  ScopesResponse,
  TeamsRequest,
  TeamsResponse,
} from './reports';
import {
  ListWaiversRequest,
  ListWaiversResponse,
  Waiver,
  WaiverRequest,
} from './waivers';
import {
  ListScorecardsRequest,
  ListScorecardsResponse,
  RefreshResponse,
  RulesResponse,
  Scorecard,
} from './types';

/**
 * The REST API of the container scorecard backend.
 *
 * Every call rejects with a `ResponseError` on an answer other than 2xx; see its `statusCode`.
 *
 * @public
 */
export interface ContainerScorecardApi {
  /** Services that the caller may see, a page at a time. 400 when the request does not parse. */
  listScorecards(
    request?: ListScorecardsRequest,
  ): Promise<ListScorecardsResponse>;
  /** One service. 404 when there is no such entity, or the caller may not see it, or it is not of a scored kind. */
  getScorecard(
    entityRef: string | CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<Scorecard>;
  /** Makes a scan of one service due at once. 403 without `container-scorecard.refresh`. */
  refreshScorecard(
    entityRef: string | CompoundEntityRef,
  ): Promise<RefreshResponse>;
  /** Every rule that is installed, with its documentation. */
  listRules(): Promise<RuleInfo[]>;
  /** How the scorecard of a service came to be what it is. 404 as for `getScorecard`. */
  getHistory(
    entityRef: string | CompoundEntityRef,
    request?: HistoryRequest,
  ): Promise<HistoryResponse>;
  /** Whether a service may be deployed, and why not. 404 as for `getScorecard`. */
  getGate(
    entityRef: string | CompoundEntityRef,
    request?: GateRequest,
  ): Promise<Gate>;

  /** Where the organisation, or a part of it, stands. 404 when there is no such part. */
  getOverview(request?: OverviewRequest): Promise<Overview>;
  /** The same per owner, system or domain. */
  listTeams(request?: TeamsRequest): Promise<TeamsResponse>;
  /** What each rule says of all services. */
  listChecks(request?: ReportRequest): Promise<ChecksResponse>;
  /** What images services stand on. */
  listImages(request?: ReportRequest): Promise<ImagesResponse>;
  /** Where one image is named. */
  listImageServices(
    request: ImageServicesRequest,
  ): Promise<ImageServicesResponse>;
  /** Groups, systems and domains that have services. */
  listScopes(): Promise<ScopesResponse>;

  /** Frameworks with their controls. */
  listFrameworks(): Promise<FrameworksResponse>;
  /** How services stand to the controls of a framework. */
  getCompliance(request: ComplianceRequest): Promise<ComplianceReport>;
  /** The evidence for one control. */
  listControlServices(
    request: ControlServicesRequest,
  ): Promise<ControlServicesResponse>;
  /** What is accepted, and what comments in files hide, of the rules of a framework. */
  listExceptions(request: ComplianceRequest): Promise<ExceptionsResponse>;
  /** Frozen reports. */
  listReports(): Promise<ReportsResponse>;
  /** Keeps a report as it is now. 403 without `container-scorecard.report.freeze`. */
  freezeReport(request: FreezeRequest): Promise<FrozenReport>;

  /** Waivers of services that the caller may see. */
  listWaivers(request?: ListWaiversRequest): Promise<ListWaiversResponse>;
  /** Asks for a waiver. 403 for who does not own the service or may not ask; 409 when one is there already. */
  askForWaiver(request: WaiverRequest): Promise<Waiver>;
  /** Approves a waiver. 403 for who may not decide or asked for it. */
  approveWaiver(id: string, reason?: string): Promise<Waiver>;
  /** Refuses a waiver, with the reason. */
  refuseWaiver(id: string, reason: string): Promise<Waiver>;
  /** Takes one's own request back, or ends an active waiver. */
  withdrawWaiver(id: string, reason?: string): Promise<Waiver>;

  /** The policy in force. 403 without `container-scorecard.policy.preview`. */
  getPolicy(): Promise<PolicyResponse>;
  /** What another policy would change. 403 without `container-scorecard.policy.preview`. */
  previewPolicy(request: PolicyPreviewRequest): Promise<PolicyPreview>;
}

/**
 * Calls the backend with whatever `fetch` resolves `plugin://` addresses: the `fetchApi` of a frontend.
 *
 * @public
 */
export class ContainerScorecardClient implements ContainerScorecardApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  async listScorecards(
    request: ListScorecardsRequest = {},
  ): Promise<ListScorecardsResponse> {
    return this.#get('/scorecards', request);
  }

  async getScorecard(
    entityRef: string | CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<Scorecard> {
    return this.#call('GET', `/scorecards/${byEntity(entityRef)}`, options);
  }

  async refreshScorecard(
    entityRef: string | CompoundEntityRef,
  ): Promise<RefreshResponse> {
    return this.#call('POST', `/scorecards/${byEntity(entityRef)}/refresh`);
  }

  async listRules(): Promise<RuleInfo[]> {
    return (await this.#call<RulesResponse>('GET', '/rules')).items;
  }

  async getHistory(
    entityRef: string | CompoundEntityRef,
    request?: HistoryRequest,
  ): Promise<HistoryResponse> {
    return this.#get(`/scorecards/${byEntity(entityRef)}/history`, request);
  }

  async getGate(
    entityRef: string | CompoundEntityRef,
    request?: GateRequest,
  ): Promise<Gate> {
    return this.#get(`/scorecards/${byEntity(entityRef)}/gate`, request);
  }

  async getOverview(request?: OverviewRequest): Promise<Overview> {
    return this.#get('/overview', request);
  }

  async listTeams(request?: TeamsRequest): Promise<TeamsResponse> {
    return this.#get('/teams', request);
  }

  async listChecks(request?: ReportRequest): Promise<ChecksResponse> {
    return this.#get('/checks', request);
  }

  async listImages(request?: ReportRequest): Promise<ImagesResponse> {
    return this.#get('/images', request);
  }

  async listImageServices(
    request: ImageServicesRequest,
  ): Promise<ImageServicesResponse> {
    return this.#get('/images/services', request);
  }

  async listScopes(): Promise<ScopesResponse> {
    return this.#get('/scopes');
  }

  async listFrameworks(): Promise<FrameworksResponse> {
    return this.#get('/frameworks');
  }

  async getCompliance(request: ComplianceRequest): Promise<ComplianceReport> {
    return this.#get('/compliance', request);
  }

  async listControlServices(
    request: ControlServicesRequest,
  ): Promise<ControlServicesResponse> {
    return this.#get('/compliance/services', request);
  }

  async listExceptions(
    request: ComplianceRequest,
  ): Promise<ExceptionsResponse> {
    return this.#get('/compliance/exceptions', request);
  }

  async listReports(): Promise<ReportsResponse> {
    return this.#get('/reports');
  }

  async freezeReport(request: FreezeRequest): Promise<FrozenReport> {
    return this.#call('POST', '/reports', { body: request });
  }

  async listWaivers(
    request?: ListWaiversRequest,
  ): Promise<ListWaiversResponse> {
    return this.#get('/waivers', request);
  }

  async askForWaiver(request: WaiverRequest): Promise<Waiver> {
    return this.#call('POST', '/waivers', { body: request });
  }

  async approveWaiver(id: string, reason?: string): Promise<Waiver> {
    return this.#decide(id, 'approve', reason);
  }

  async refuseWaiver(id: string, reason: string): Promise<Waiver> {
    return this.#decide(id, 'refuse', reason);
  }

  async withdrawWaiver(id: string, reason?: string): Promise<Waiver> {
    return this.#decide(id, 'withdraw', reason);
  }

  async getPolicy(): Promise<PolicyResponse> {
    return this.#get('/policy');
  }

  async previewPolicy(request: PolicyPreviewRequest): Promise<PolicyPreview> {
    return this.#call('POST', '/policy/preview', { body: request });
  }

  async #decide(id: string, decision: string, reason?: string) {
    return this.#call<Waiver>(
      'POST',
      `/waivers/${encodeURIComponent(id)}/${decision}`,
      { body: { reason } },
    );
  }

  async #get<T>(path: string, request: object = {}): Promise<T> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(request)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined) query.append(name, String(one));
      }
    }
    return this.#call('GET', query.size > 0 ? `${path}?${query}` : path);
  }

  async #call<T>(
    method: string,
    path: string,
    options: { signal?: AbortSignal; body?: unknown } = {},
  ): Promise<T> {
    const { signal, body } = options;
    const response = await this.#fetch(`plugin://container-scorecard${path}`, {
      method,
      signal,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function byEntity(entityRef: string | CompoundEntityRef): string {
  const { kind, namespace, name } =
    typeof entityRef === 'string' ? parseEntityRef(entityRef) : entityRef;
  return `by-entity/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
