import { SEVERITIES } from '@plimsoll/findings';
import { z } from 'zod/v4';

const points = z.number().min(0).max(1000);
const score = z.number().min(0).max(100);
const severity = z.enum(SEVERITIES);
const level = z.enum(['afloat', 'seaworthy', 'blue-water']);

/** A change of the policy, in app-config and in a request alike. */
export const policyChangeSchema = z.strictObject({
  line: score.optional(),
  requiredLevel: z.enum(['none', ...level.options]).optional(),
  weights: z.partialRecord(severity, points).optional(),
  caps: z.partialRecord(severity, score).optional(),
  capSteps: z.partialRecord(severity, score).optional(),
  grades: z.partialRecord(z.enum(['A', 'B', 'C', 'D']), score).optional(),
  levels: z
    .array(
      z.strictObject({
        level,
        without: z.array(severity).default([]),
        score: score.optional(),
        passing: z.array(z.string().max(200)).max(100).optional(),
      }),
    )
    .max(3)
    .refine(
      levels =>
        levels
          .map(one => level.options.indexOf(one.level))
          .every(
            (place, index, places) => index === 0 || place > places[index - 1],
          ),
      'has to go from the lowest to the highest level, each once',
    )
    .optional(),
  rules: z
    .record(
      z.string().max(200),
      z.strictObject({
        enabled: z.boolean().optional(),
        severity: severity.optional(),
        options: z.record(z.string().max(100), z.unknown()).optional(),
      }),
    )
    .optional(),
});
