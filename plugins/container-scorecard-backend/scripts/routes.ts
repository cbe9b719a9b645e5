/** A route of the REST API. Types are those of the common package, by name. */
export interface Route {
  method: 'get' | 'post';
  /** As OpenAPI writes it. */
  path: string;
  summary: string;
  /** The type of what the query holds. */
  query?: string;
  /** The type of the body that is sent. */
  body?: string;
  /** The type of the answer, or what other than JSON it is. */
  answer: string | { mediaTypes: string[]; description: string };
  /** Default 200. */
  status?: number;
  /** What else may be answered than 400 and 401, and when. */
  errors?: Record<number, string>;
  /** Nobody has to sign in for it. */
  open?: boolean;
}

const ENTITY = '/scorecards/by-entity/{kind}/{namespace}/{name}';
const noEntity =
  'There is no such entity, or the caller may not read it, or it is not scored';
const noScope = 'There is no such part, or the caller may not read it';
const needs = (permission: string) =>
  `Without the permission \`container-scorecard.${permission}\``;

/** Every route, in the order in which a reader wants them. */
export const routes: readonly Route[] = [
  {
    method: 'get',
    path: '/scorecards',
    summary: 'Services that the caller may see, a page at a time',
    query: 'ListScorecardsRequest',
    answer: 'ListScorecardsResponse',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/scorecards.csv',
    summary: 'The same as a table, all pages of it',
    query: 'ListScorecardsRequest',
    answer: {
      mediaTypes: ['text/csv'],
      description: 'One line per service, safe to open in a spreadsheet',
    },
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: ENTITY,
    summary: 'Everything that is known of one service',
    answer: 'Scorecard',
    errors: { 404: noEntity },
  },
  {
    method: 'post',
    path: `${ENTITY}/refresh`,
    summary: 'Makes a scan of one service due at once',
    answer: 'RefreshResponse',
    status: 202,
    errors: { 403: needs('refresh'), 404: noEntity },
  },
  {
    method: 'get',
    path: `${ENTITY}/history`,
    summary: 'How the scorecard of a service came to be what it is',
    query: 'HistoryRequest',
    answer: 'HistoryResponse',
    errors: { 404: noEntity },
  },
  {
    method: 'get',
    path: `${ENTITY}/gate`,
    summary: 'Whether a service may be deployed, and why not',
    query: 'GateRequest',
    answer: 'Gate',
    errors: { 404: noEntity },
  },
  {
    method: 'get',
    path: '/overview',
    summary: 'Where the organisation, or a part of it, stands',
    query: 'OverviewRequest',
    answer: 'Overview',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/teams',
    summary: 'The same per owner, system or domain',
    query: 'TeamsRequest',
    answer: 'TeamsResponse',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/checks',
    summary: 'What each rule says of all services',
    query: 'ReportRequest',
    answer: 'ChecksResponse',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/images',
    summary: 'What images services stand on',
    query: 'ReportRequest',
    answer: 'ImagesResponse',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/images/services',
    summary: 'Where one image is named',
    query: 'ImageServicesRequest',
    answer: 'ImageServicesResponse',
    errors: { 404: noScope },
  },
  {
    method: 'get',
    path: '/scopes',
    summary: 'Groups, systems and domains that have services',
    answer: 'ScopesResponse',
  },
  {
    method: 'get',
    path: '/frameworks',
    summary: 'Frameworks with their controls',
    answer: 'FrameworksResponse',
  },
  {
    method: 'get',
    path: '/compliance',
    summary: 'How services stand to the controls of a framework',
    query: 'ComplianceRequest',
    answer: 'ComplianceReport',
    errors: { 404: 'There is no such framework or part' },
  },
  {
    method: 'get',
    path: '/compliance/services',
    summary: 'The evidence for one control',
    query: 'ControlServicesRequest',
    answer: 'ControlServicesResponse',
    errors: { 404: 'There is no such framework, control or part' },
  },
  {
    method: 'get',
    path: '/compliance/exceptions',
    summary: 'What is accepted of a framework, and what comments in files hide',
    query: 'ComplianceRequest',
    answer: 'ExceptionsResponse',
    errors: { 404: 'There is no such framework or part' },
  },
  {
    method: 'get',
    path: '/compliance/export',
    summary: 'A compliance report with its evidence, as a file',
    query: 'ExportRequest',
    answer: {
      mediaTypes: ['text/csv', 'application/json'],
      description: 'The report; SARIF is JSON as well',
    },
    errors: { 404: 'There is no such framework or part' },
  },
  {
    method: 'get',
    path: '/reports',
    summary: 'Frozen reports',
    answer: 'ReportsResponse',
  },
  {
    method: 'post',
    path: '/reports',
    summary: 'Keeps a report as it is now',
    body: 'FreezeRequest',
    answer: 'FrozenReport',
    status: 201,
    errors: { 403: needs('report.freeze') },
  },
  {
    method: 'get',
    path: '/reports/{id}',
    summary: 'A frozen report; the header X-Content-SHA256 has its hash',
    answer: {
      mediaTypes: ['application/json'],
      description: 'The report, byte for byte as it was frozen',
    },
    errors: { 404: 'There is no such report, or not for the caller' },
  },
  {
    method: 'get',
    path: '/waivers',
    summary: 'Waivers of services that the caller may see',
    query: 'ListWaiversRequest',
    answer: 'ListWaiversResponse',
    errors: { 404: 'There is no such service or part, or not for the caller' },
  },
  {
    method: 'post',
    path: '/waivers',
    summary: 'Asks for a waiver',
    body: 'WaiverRequest',
    answer: 'Waiver',
    status: 201,
    errors: {
      403: 'For who does not own the service or may not ask',
      404: noEntity,
      409: 'There is one already',
    },
  },
  ...(['approve', 'refuse', 'withdraw'] as const).map(
    (decision): Route => ({
      method: 'post',
      path: `/waivers/{id}/${decision}`,
      summary: {
        approve: 'Approves a waiver that somebody else asked for',
        refuse: 'Refuses a waiver, with the reason',
        withdraw: "Takes one's own request back, or ends an active waiver",
      }[decision],
      body: 'WaiverDecision',
      answer: 'Waiver',
      errors: {
        403: 'For who may not decide, or asked for it',
        404: 'There is no such waiver, or the caller may not see it',
        409: 'It is decided already',
      },
    }),
  ),
  {
    method: 'get',
    path: '/policy',
    summary: 'The policy in force',
    answer: 'PolicyResponse',
    errors: { 403: needs('policy.preview') },
  },
  {
    method: 'post',
    path: '/policy/preview',
    summary: 'What another policy would change; nothing is changed by asking',
    body: 'PolicyPreviewRequest',
    answer: 'PolicyPreview',
    errors: { 403: needs('policy.preview'), 404: noScope },
  },
  {
    method: 'get',
    path: '/rules',
    summary: 'Every rule that is installed, with its documentation',
    answer: 'RulesResponse',
  },
  {
    method: 'get',
    path: '/badge/{kind}/{namespace}/{name}.svg',
    summary: 'Score and grade of a service, as a picture for its README',
    answer: { mediaTypes: ['image/svg+xml'], description: 'The badge' },
    errors: { 404: 'Unless `containerScorecard.badges` is `public`' },
    open: true,
  },
  {
    method: 'post',
    path: '/hooks/gitea',
    summary: 'The webhook of Gitea and Forgejo, signed with its secret',
    answer: 'PushResponse',
    status: 202,
    errors: { 404: 'Unless a secret is configured' },
    open: true,
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    answer: { mediaTypes: ['application/json'], description: 'OpenAPI 3.1' },
  },
];
