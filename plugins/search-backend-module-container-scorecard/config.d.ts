import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** What the search knows of container scorecards. Every key is optional. */
      containerScorecard?: {
        /** When they are read. Default: every 10 minutes, the first time a minute after the start. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where a result leads to; `:kind`, `:namespace` and `:name` are those of the service.
         * Default: `/catalog/:namespace/:kind/:name/containers`.
         */
        locationTemplate?: string;
      };
    };
  };
}
