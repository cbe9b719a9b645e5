import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.containerScorecard';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  // So that the first scans are through.
  initialDelay: { minutes: 1 },
};

/** When the scorecards are read. Throws an `InputError` that names the key where that is no schedule. */
export function readSchedule(
  config: Config,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(`${KEY}.schedule`);
  if (!schedule) return DEFAULT_SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(`${KEY}.schedule is no schedule: ${error}`);
  }
}

/** Where a result leads to. */
export function readLocationTemplate(config: Config): string {
  return (
    config.getOptionalString(`${KEY}.locationTemplate`) ??
    '/catalog/:namespace/:kind/:name/containers'
  );
}
