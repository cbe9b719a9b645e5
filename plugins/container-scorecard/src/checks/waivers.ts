import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';
import { errorWords, statusOf } from './errors';

/** Those of a rule that hold or may come to hold. */
export function openWaiversOf(waivers: Waiver[], rule: string): Waiver[] {
  return waivers.filter(
    waiver =>
      waiver.rule === rule &&
      (waiver.state === 'active' || waiver.state === 'asked'),
  );
}

/** A day as the API writes it, so many days after a moment. */
export function dayAfter(now: number, days: number): string {
  return new Date(now + days * 864e5).toISOString().slice(0, 10);
}

/** A day in the reader's language; a day has no time zone. */
export function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString(undefined, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      });
}

/** `jane.doe` for `user:default/jane.doe`: the words where the catalog is not asked. */
export function userWords(entityRef: string): string {
  return entityRef.replace(/^user:(default\/)?/, '');
}

/** What the form to ask for a waiver holds. */
export interface WaiverForm {
  scope: 'rule' | 'path';
  path: string;
  reason: string;
  compensation: string;
  until: string;
}

/** What is wrong with the form, at the field where it is; `form` for what is of none. */
export type WaiverProblems = Partial<
  Record<'path' | 'reason' | 'compensation' | 'until' | 'form', string>
>;

const FIELDS = ['path', 'reason', 'compensation', 'until'] as const;

/** What can be told to be wrong before the backend is asked. */
export function waiverProblems(
  form: WaiverForm,
  now: number,
  t: Words,
): WaiverProblems {
  const problems: WaiverProblems = {};
  const reason = form.reason.trim();
  if (form.scope === 'path' && !form.path.trim()) {
    problems.path = t('waiver.pathMissing');
  }
  if (reason.length < 10) {
    problems.reason = reason
      ? t('waiver.reasonShort')
      : t('waiver.reasonMissing');
  } else if (reason.length > 2000) {
    problems.reason = t('waiver.reasonLong', { length: `${reason.length}` });
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.until)) {
    problems.until = t('waiver.untilMissing');
  } else if (form.until < dayAfter(now, 1)) {
    problems.until = t('waiver.untilPast');
  }
  return problems;
}

/** What the backend finds wrong, at the field it names: it writes `until: is too far away; reason: …`. */
export function problemsFromError(error: Error): WaiverProblems {
  const problems: WaiverProblems = {};
  const words = errorWords(error);
  if (statusOf(error) === 400) {
    for (const part of words.split(/; (?=\w+: )/)) {
      const field = FIELDS.find(name => part.startsWith(`${name}: `));
      if (field) {
        problems[field] = part.slice(field.length + 2);
      } else {
        problems.form = [problems.form, part].filter(Boolean).join('; ');
      }
    }
    return problems;
  }
  return { form: words };
}
