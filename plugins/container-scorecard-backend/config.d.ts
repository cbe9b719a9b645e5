import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';

/** A part of the policy. */
interface ScorecardPolicy {
  /** The score that a service is asked to reach, 0 to 100. */
  line?: number;
  /** The level that a service is asked to reach. */
  requiredLevel?: 'none' | 'afloat' | 'seaworthy' | 'blue-water';
  /** Points that a rule is worth, by severity. Default: critical 20, high 10, medium 5, low 2, info 0. */
  weights?: SeverityPoints;
  /** The highest score while a finding of that severity is open. Default: critical 49, high 84. */
  caps?: SeverityPoints;
  /** How much lower that is for each further such rule. Default: critical 10, high 5. */
  capSteps?: SeverityPoints;
  /** The lowest score of each grade. Default: A 90, B 80, C 65, D 50. */
  grades?: { A?: number; B?: number; C?: number; D?: number };
  /** What levels ask for, from the lowest to the highest, in place of the default. */
  levels?: Array<{
    level: 'afloat' | 'seaworthy' | 'blue-water';
    /** Severities of which nothing may be open. */
    without?: Array<'critical' | 'high' | 'medium' | 'low' | 'info'>;
    /** The lowest score. */
    score?: number;
    /** Ids of rules that have to pass; unknown or waived is not enough. */
    passing?: string[];
  }>;
  /** What is different for a rule, by its id. */
  rules?: {
    [id: string]: {
      /** Whether the rule counts. */
      enabled?: boolean;
      /** In place of the rule's own severity. */
      severity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
      /** Laid over the rule's default options; the page of the rule has them. */
      options?: { [name: string]: unknown };
    };
  };
}

/** Points by severity. */
interface SeverityPoints {
  critical?: number;
  high?: number;
  medium?: number;
  low?: number;
  info?: number;
}

export interface Config {
  /** The container scorecard. Every key is optional. */
  containerScorecard?: {
    /**
     * Which catalog entities are services, that is: scored. A filter predicate, the same language as in the catalog.
     * Default: `{ kind: component }`.
     * @example { kind: component, spec.type: { $in: [service, website] } }
     */
    entities?: FilterPredicate;

    /**
     * The score that a service is asked to reach, 0 to 100. Short for `policy.line`. Default: 80.
     */
    line?: number;

    /**
     * What counts, how much, and what is asked of services. What is absent stays as it is by default.
     * `POST /api/container-scorecard/policy/preview` tells what another policy would change before it is set.
     */
    policy?: ScorecardPolicy & {
      /** Policies for some services, laid over the above in this order. */
      overrides?: Array<{
        /**
         * Which entities: a filter predicate, the same language as in the catalog.
         * @example { spec.lifecycle: production }
         */
        if: FilterPredicate;
        policy: ScorecardPolicy;
      }>;
    };

    /** What became of services over time. */
    history?: {
      /**
       * Days after which steps of the history are forgotten, 30 to 3660. Default: 800.
       */
      keepDays?: number;
    };

    /** Failures that are accepted for a time. */
    waivers?: {
      /**
       * The furthest away that a waiver may end, in days, 1 to 3660. Default: 366.
       */
      longestDays?: number;
      /**
       * Groups and users that are told when a waiver is asked for, as full entity refs. Default: nobody.
       * Who may decide is a matter of the permission `container-scorecard.waiver.decide`.
       * @example [group:default/security]
       */
      deciders?: string[];
    };

    /**
     * How often the catalog is looked through for services that are new, changed or gone.
     * Default: every minute, with a timeout of two minutes and an initial delay of three seconds.
     */
    schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    /** How services are scanned. */
    scan?: {
      /**
       * How often each service is asked for a new revision. An unchanged one costs a single request.
       * Pushes that are reported by webhook are scanned at once, whatever this says. Default: 30 minutes.
       */
      frequency?: HumanDuration | string;
      /**
       * How many repositories one backend instance reads at the same time, 1 to 32; one more where somebody asked for
       * it or pushed to it. Default: 4.
       */
      concurrency?: number;
      /**
       * How many services one backend instance checks at the same time, each in a process of its own, 1 to 16.
       * Default: one less than the machine has processors, but at least 1 and at most 4.
       */
      processes?: number;
      /**
       * How long reading one repository may take. Default: 60 seconds.
       */
      readTimeout?: HumanDuration | string;
      /**
       * How long checking one service may take. Default: 20 seconds.
       */
      checkTimeout?: HumanDuration | string;
      /**
       * How many megabytes of memory checking one service may use, 64 to 4096; beyond that its process is ended. Default: 512.
       */
      checkMemory?: number;
      /**
       * The size in bytes above which a file is not read; the scan then says partial.
       * Default: 1048576 (1 MiB), at most 16 MiB.
       */
      maxFileSize?: number;
      /**
       * How many files are read from one repository; if it has more, the scan says partial.
       * Default: 2000, at most 20000.
       */
      maxFiles?: number;
    };

    /**
     * What hosts of repositories may be asked. Whatever is said here, a host that answers 429, or 403 for a rate limit, or
     * whose rate limit is nearly spent, is left alone for as long as it says, and at most an hour at a time.
     */
    hosts?: Array<{
      /** As under `integrations`, with a port where it has one. @example github.com */
      host: string;
      /** How many requests one backend instance makes at the same time, 1 to 100. Default: 10, or `scan.concurrency` if that is more. */
      concurrency?: number;
      /** How many requests all backend instances together make in a minute. Default: no limit. */
      requestsPerMinute?: number;
      /** How many requests all backend instances together make in an hour. Default: no limit. */
      requestsPerHour?: number;
    }>;

    /** Who may tell of pushes. GitHub, GitLab and Bitbucket do so through Backstage's own events modules. */
    webhook?: {
      /** Gitea and Forgejo, at `POST /api/container-scorecard/hooks/gitea`. */
      gitea?: {
        /**
         * The secret of the webhook in Gitea, at least 8 characters. Without it the address answers 404.
         * @visibility secret
         */
        secret?: string;
      };
    };

    /**
     * Badges for READMEs, at `GET /api/container-scorecard/badge/<kind>/<namespace>/<name>.svg`. A README loads its
     * pictures without a token: with `public`, whoever can reach the backend and knows the name of a service sees its
     * score and grade, also of one that they may not read in the catalog. Default: `off`.
     */
    badges?: 'off' | 'public';

    /** What owners are told of, where `@backstage/plugin-notifications-backend` is installed. */
    notifications?: {
      /**
       * Whether the owner of a service is told when its score drops and when it has a new critical finding.
       * Default: true.
       */
      owners?: boolean;
    };
  };
}
