import { InputError } from '@backstage/errors';
import {
  SCAN_STATUSES,
  SCORECARD_ORDERS,
  ScorecardOrder,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { CONTROL_STATES, SEVERITIES } from '@plimsoll/findings';
import { z } from 'zod/v4';
import { EXPORT_FORMATS } from './exports';
import { policyChangeSchema } from './policy-schema';

const orders = SCORECARD_ORDERS.flatMap(order => [
  order,
  `-${order}` as const,
]) satisfies ScorecardOrder[];

/** A parameter that is given once comes as text, one that is given more often as a list. */
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(100).optional(),
  );

const filterSchema = z.strictObject({
  text: z.string().trim().min(1).max(200).optional(),
  status: oneOrMore(z.enum(SCAN_STATUSES)),
  grade: oneOrMore(z.enum(['A', 'B', 'C', 'D', 'F'])),
  level: oneOrMore(z.enum(['none', 'afloat', 'seaworthy', 'blue-water'])),
  owner: oneOrMore(entityRef()),
  system: oneOrMore(entityRef()),
  domain: oneOrMore(entityRef()),
  scope: entityRef().optional(),
  type: oneOrMore(z.string().min(1).max(200)),
  lifecycle: oneOrMore(z.string().min(1).max(200)),
  tag: oneOrMore(z.string().min(1).max(200)),
  rule: oneOrMore(z.string().min(1).max(200)),
  severity: oneOrMore(z.enum(SEVERITIES)),
  line: z.enum(['above', 'below']).optional(),
});

const positionSchema = z.strictObject({
  filter: filterSchema,
  order: z.enum(orders),
  after: z.strictObject({
    value: z.union([z.string().max(1000), z.number(), z.null()]),
    entityRef: z.string().max(1000),
  }),
});

const limitSchema = z.coerce.number().int().min(1).max(500).default(50);

const firstPageSchema = filterSchema.extend({
  order: z.enum(orders).default('title'),
  limit: limitSchema,
});

const nextPageSchema = z.strictObject({
  cursor: z.string().max(10_000),
  limit: limitSchema,
});

const entityPathSchema = z.strictObject({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});

/** Where a page ends: enough to ask for the next. Holds nothing that the caller has not seen. */
export type Position = z.infer<typeof positionSchema>;

/** A list as it was asked for, with the defaults filled in. */
export interface ListRequest {
  filter: Position['filter'];
  order: ScorecardOrder;
  limit: number;
  after?: Position['after'];
}

/** Reads the query of `GET /scorecards`. */
export function parseListRequest(query: unknown): ListRequest {
  if (typeof query === 'object' && query !== null && 'cursor' in query) {
    const { cursor, limit } = parse(nextPageSchema, query);
    return { ...decodeCursor(cursor), limit };
  }
  const { order, limit, ...filter } = parse(firstPageSchema, query);
  return { filter, order, limit };
}

/** Reads the path of one service. */
export function parseEntityPath(params: unknown) {
  return parse(entityPathSchema, params);
}

const overviewSchema = z.strictObject({
  scope: entityRef().optional(),
  days: z.coerce.number().int().min(7).max(730).optional(),
});
const teamsSchema = z.strictObject({
  scope: entityRef().optional(),
  by: z.enum(['owner', 'system', 'domain']).optional(),
});
const scopeSchema = z.strictObject({ scope: entityRef().optional() });
const historySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(800).default(90),
});

const gateSchema = z.strictObject({
  level: z.enum(['afloat', 'seaworthy', 'blue-water']).optional(),
  score: z.coerce.number().min(0).max(100).optional(),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/i, 'has to be a commit, at least 7 hex digits')
    .transform(revision => revision.toLocaleLowerCase('en-US'))
    .optional(),
});
const previewSchema = z.strictObject({
  policy: policyChangeSchema,
  scope: entityRef().optional(),
});

const complianceSchema = z.strictObject({
  framework: z.string().min(1).max(100),
  scope: entityRef().optional(),
  at: z.iso.date('has to be a day such as 2027-01-31').optional(),
});
const controlSchema = complianceSchema.extend({
  control: z.string().min(1).max(100),
  state: oneOrMore(z.enum(CONTROL_STATES)),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
const exportSchema = complianceSchema
  .extend({
    format: z.enum(EXPORT_FORMATS),
    table: z
      .enum(['evidence', 'population', 'findings', 'exceptions', 'closed'])
      .optional(),
  })
  .refine(({ format, table }) => !table || format === 'csv', {
    path: ['table'],
    message: 'goes with format=csv; the other formats hold all tables',
  });
const freezeSchema = complianceSchema.extend({
  title: z.string().trim().min(1).max(200).optional(),
});
const idSchema = z.uuid('has to be an id as GET /reports gives it');

/** Reads the query of `GET /compliance`. */
export const parseComplianceRequest = (query: unknown) =>
  parse(complianceSchema, query);

/** Reads the query of `GET /compliance/services`. */
export const parseControlRequest = (query: unknown) =>
  parse(controlSchema, query);

/** Reads the query of `GET /compliance/export`. */
export const parseExportRequest = (query: unknown) =>
  parse(exportSchema, query);

/** Reads the body of `POST /reports`. */
export const parseFreezeRequest = (body: unknown) => parse(freezeSchema, body);

/** Reads an id out of a path. */
export const parseId = (id: unknown) => parse(idSchema, id);

const waiverSchema = z.strictObject({
  entityRef: entityRef(),
  rule: z.string().min(1).max(200),
  path: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .refine(
      path => (path.match(/\*/g) ?? []).length <= 8,
      'may have eight stars at most',
    )
    .optional(),
  reason: z.string().trim().min(10).max(2000),
  compensation: z.string().trim().min(1).max(2000).optional(),
  until: z.iso.date('has to be a day such as 2027-01-31'),
});
const waiversSchema = z.strictObject({
  entityRef: entityRef().optional(),
  scope: entityRef().optional(),
  rule: z.string().min(1).max(200).optional(),
  state: oneOrMore(
    z.enum(['asked', 'active', 'refused', 'withdrawn', 'ended']),
  ),
});
const decisionSchema = z.strictObject({
  reason: z.string().trim().min(1).max(2000).optional(),
});

const imageSchema = z.strictObject({
  reference: z.string().min(1).max(1000),
  scope: entityRef().optional(),
});

/** Reads the query of `GET /images/services`. */
export const parseImageRequest = (query: unknown) => parse(imageSchema, query);

/** Reads the body of `POST /waivers`. */
export const parseWaiverRequest = (body: unknown) => parse(waiverSchema, body);

/** Reads the query of `GET /waivers`. */
export const parseWaiversRequest = (query: unknown) =>
  parse(waiversSchema, query);

/** Reads the body of a decision on a waiver. */
export const parseDecision = (body: unknown) => parse(decisionSchema, body);

/** Reads the query of `GET …/gate`. */
export const parseGateRequest = (query: unknown) => parse(gateSchema, query);

/** Reads the body of `POST /policy/preview`. */
export const parsePreviewRequest = (body: unknown) =>
  parse(previewSchema, body);

/** Reads the query of `GET /overview`. */
export const parseOverviewRequest = (query: unknown) =>
  parse(overviewSchema, query);

/** Reads the query of `GET /teams`. */
export const parseTeamsRequest = (query: unknown) => parse(teamsSchema, query);

/** Reads a query that names no more than a part of the organisation. */
export const parseScopeRequest = (query: unknown) => parse(scopeSchema, query);

/** Reads the query of `GET …/history`. */
export const parseHistoryRequest = (query: unknown) =>
  parse(historySchema, query);

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function decodeCursor(cursor: string): Position {
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    position = undefined;
  }
  const parsed = positionSchema.safeParse(position);
  if (!parsed.success) {
    throw new InputError(
      'cursor: not one of this API; use nextCursor of an earlier answer as it is',
    );
  }
  return parsed.data;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) =>
        path.length > 0 ? `${path.join('.')}: ${message}` : message,
      )
      .join('; '),
  );
}

function entityRef() {
  return z
    .string()
    .max(300)
    .regex(
      /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
      'has to be a full entity ref, such as group:default/web',
    )
    .transform(ref => ref.toLocaleLowerCase('en-US'));
}
