import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';

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
     * The score that a service is asked to reach, 0 to 100. Default: 80.
     */
    line?: number;

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
       * How many repositories one backend instance reads at the same time, 1 to 32. Default: 4.
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

    /** Who may tell of pushes. GitHub and GitLab do so through Backstage's own events modules. */
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
  };
}
