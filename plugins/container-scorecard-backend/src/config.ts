import { availableParallelism } from 'node:os';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';
import { durationToMilliseconds } from '@backstage/types';
import { defaultPolicy } from '@plimsoll/engine';
import { BadgeMode } from './badges';
import { PolicyConfig } from './policies';
import { policyChangeSchema } from './policy-schema';
import { z } from 'zod/v4';
import { HostLimit } from './hosts/Hosts';
import { CheckLimits } from './scan/check-process';
import { ReadLimits } from './scan/repository';

/** Everything that app-config says of the container scorecard, with the defaults filled in. */
export interface ScorecardConfig {
  entities: FilterPredicate;
  policy: PolicyConfig;
  /** Days after which the history is forgotten. */
  keepHistory: number;
  /** The furthest away that a waiver may end, in days. */
  longestWaiver: number;
  /** Who is told of waivers that are asked for. */
  deciders: readonly string[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Milliseconds between two looks at one service. */
  frequency: number;
  /** Repositories that are read at the same time. */
  concurrency: number;
  read: ReadLimits;
  check: CheckLimits;
  /** What hosts may be asked, by host, and how many requests at a time others may be. */
  hosts: ReadonlyMap<string, HostLimit>;
  hostConcurrency: number;
  giteaSecret?: string;
  badges: BadgeMode;
  /** Whether owners are told of drops and of new critical findings. */
  notifications: boolean;
}

const KEY = 'containerScorecard';
const MEBIBYTE = 1024 * 1024;

/** Checked below, by Backstage's own readers: they take `30m`, `PT30M` and `{ minutes: 30 }` alike. */
const readElsewhere = z.unknown().optional();

const schema = z.strictObject({
  entities: createZodV4FilterPredicateSchema().default({ kind: 'component' }),
  line: z.number().min(0).max(100).optional(),
  policy: policyChangeSchema
    .extend({
      overrides: z
        .array(
          z.strictObject({
            if: createZodV4FilterPredicateSchema(),
            policy: policyChangeSchema,
          }),
        )
        .max(100)
        .default([]),
    })
    .prefault({}),
  history: z
    .strictObject({ keepDays: z.int().min(30).max(3660).default(800) })
    .prefault({}),
  waivers: z
    .strictObject({
      longestDays: z.int().min(1).max(3660).default(366),
      deciders: z
        .array(
          z
            .string()
            .regex(
              /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
              'has to be a full entity ref, such as group:default/security',
            ),
        )
        .max(100)
        .default([]),
    })
    .prefault({}),
  schedule: readElsewhere,
  scan: z
    .strictObject({
      frequency: readElsewhere,
      concurrency: z.int().min(1).max(32).default(4),
      processes: z
        .int()
        .min(1)
        .max(16)
        .default(() => Math.max(1, Math.min(4, availableParallelism() - 1))),
      readTimeout: readElsewhere,
      checkTimeout: readElsewhere,
      checkMemory: z.int().min(64).max(4096).default(512),
      maxFileSize: z
        .int()
        .min(1)
        .max(16 * MEBIBYTE)
        .default(MEBIBYTE),
      maxFiles: z.int().min(1).max(20_000).default(2000),
    })
    .prefault({}),
  hosts: z
    .array(
      z.strictObject({
        host: z
          .string()
          .regex(
            /^[^/\s:]+(?::\d+)?$/,
            'has to be a host as under integrations, such as github.com',
          )
          .transform(host => host.toLowerCase()),
        concurrency: z.int().min(1).max(100).optional(),
        requestsPerMinute: z.int().min(1).max(1_000_000).optional(),
        requestsPerHour: z.int().min(1).max(1_000_000).optional(),
      }),
    )
    .max(100)
    .default([]),
  webhook: z
    .strictObject({
      gitea: z
        .strictObject({ secret: z.string().min(8).optional() })
        .optional(),
    })
    .prefault({}),
  badges: z.enum(['off', 'public']).default('off'),
  notifications: z
    .strictObject({ owners: z.boolean().default(true) })
    .prefault({}),
});

/** Reads app-config once; what is wrong with it is said with its full key, and ends the start of the plugin. */
export function readScorecardConfig(root: RootConfigService): ScorecardConfig {
  const parsed = schema.safeParse(root.getOptional(KEY) ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `${[KEY, ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`The app-config is wrong at ${problems.join('; ')}`);
  }
  const { entities, line, scan, webhook } = parsed.data;
  const { overrides, ...base } = parsed.data.policy;
  const hostConcurrency = Math.max(10, scan.concurrency);
  if (line !== undefined && base.line !== undefined) {
    throw new InputError(
      `The app-config is wrong at ${KEY}.line: the line is in ${KEY}.policy.line as well; keep one of the two`,
    );
  }
  return {
    entities,
    policy: {
      base: { ...base, line: base.line ?? line ?? defaultPolicy.line },
      overrides,
    },
    keepHistory: parsed.data.history.keepDays,
    longestWaiver: parsed.data.waivers.longestDays,
    deciders: parsed.data.waivers.deciders,
    schedule: readSchedule(root),
    frequency: readDuration(root, 'frequency', { minutes: 30 }),
    concurrency: scan.concurrency,
    read: {
      timeout: readDuration(root, 'readTimeout', { seconds: 60 }),
      maxFileSize: scan.maxFileSize,
      maxFiles: scan.maxFiles,
    },
    check: {
      processes: scan.processes,
      timeout: readDuration(root, 'checkTimeout', { seconds: 20 }),
      memory: scan.checkMemory,
    },
    hosts: new Map(
      parsed.data.hosts.map(({ host, ...limit }) => [
        host,
        { ...limit, concurrency: limit.concurrency ?? hostConcurrency },
      ]),
    ),
    hostConcurrency,
    giteaSecret: webhook.gitea?.secret,
    badges: parsed.data.badges,
    notifications: parsed.data.notifications.owners,
  };
}

function readSchedule(root: Config): SchedulerServiceTaskScheduleDefinition {
  const schedule = root.getOptionalConfig(`${KEY}.schedule`);
  if (schedule) {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  }
  return {
    frequency: { minutes: 1 },
    timeout: { minutes: 2 },
    initialDelay: { seconds: 3 },
  };
}

function readDuration(
  root: Config,
  name: 'frequency' | 'readTimeout' | 'checkTimeout',
  fallback: { minutes: number } | { seconds: number },
): number {
  const key = `${KEY}.scan.${name}`;
  const milliseconds = durationToMilliseconds(
    root.has(key) ? readDurationFromConfig(root, { key }) : fallback,
  );
  const day = 24 * 60 * 60 * 1000;
  if (milliseconds < 1000 || milliseconds > 7 * day) {
    throw new InputError(
      `The app-config is wrong at ${key}: has to be between one second and seven days`,
    );
  }
  return milliseconds;
}
