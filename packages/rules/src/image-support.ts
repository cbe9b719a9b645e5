import type { Report } from '@plimsoll/engine';
import type { Severity } from '@plimsoll/findings';
import { imageDataDays, releasesTold, successorOn } from '@plimsoll/syntax';
import type { ImageRef, Located, Release } from '@plimsoll/syntax';
import { shown } from './shown';

/** How an image is used, as far as that decides how bad it is that nobody mends it. */
export interface UseOfImage {
  /** Where it is named. */
  readonly at: Located;
  readonly image: ImageRef;
  readonly today: string;
  /** For one of its releases, or for its whole repository. */
  severity(release?: Release): Severity;
  /** Where an image that nothing is known of is most often one's own, which is judged where it is built. */
  readonly mayBeOwn?: boolean;
}

/** How many days ahead an end is told. */
const DAYS_AHEAD = 90;

/**
 * Says of an image which of its parts get no security fixes any more, or soon; of a repository that is given up, that.
 * What rests on tags that move is said only as long as the data of it are fresh.
 *
 * False if there was nothing to judge.
 */
export function judgeSupport(use: UseOfImage, report: Report): boolean {
  const { image, today } = use;
  const { releases, retirement, missing, lastBuilt } = image.support;
  if (retirement) {
    const { what, since, replacements, source, isOldName } = retirement;
    report(
      use.at,
      `Repository ${shown(image.repository.value)} ${what}${
        since ? ` since ${since}` : ''
      } (${short(source)}): ${
        replacements.length
          ? `use ${replacements.join(' or ')} instead`
          : 'use an image that is kept up instead'
      }`,
      { severity: isOldName ? 'low' : use.severity() },
    );
    return true;
  }
  const isStale = today > imageDataDays.staleAfter;
  const ending = releasesTold(image.support, today).filter(
    ({ end }) => end !== undefined && daysUntil(end, today) <= DAYS_AHEAD,
  );
  for (const release of ending) sayEnd(use, release, report);
  if (ending.length) return true;
  if (lastBuilt) {
    const [own] = releases;
    report(
      use.at,
      `Tags of ${
        own.name
      } have not been built since ${lastBuilt}, so they miss the fixes of what is below: ${next(
        own,
        today,
      )}`,
      { severity: 'low' },
    );
    return true;
  }
  if (missing === 'image' && use.mayBeOwn) return false;
  const name = shown(image.value ?? image.raw, 80);
  const why = missing && missingWords[missing];
  if (why) report.unknown(why(name));
  else if (isStale && releases.some(isOwnAndMoving))
    report.unknown(
      `What ${name} means changes, and what is known of it is of ${imageDataDays.asOf}`,
    );
  return true;
}

const isOwnAndMoving = ({ part, isMoving }: Release) =>
  part === 'image' && isMoving;

const missingWords = {
  variable: (image: string) => `A variable decides which release ${image} is`,
  digest: (image: string) =>
    `There is no tag beside the digest of ${image} that would say which release it is`,
  image: (image: string) => `It is not known how long ${image} is supported`,
  tag: (image: string) =>
    `${image} is no release that was known on ${imageDataDays.asOf}`,
};

function sayEnd(use: UseOfImage, release: Release, report: Report) {
  const { image, today } = use;
  const { name, part, source, isMoving } = release;
  const end = release.end!;
  const has = { image: 'is', inside: 'holds', below: 'stands on' }[part];
  const since =
    end <= today
      ? `had no security fixes since ${end}`
      : `security fixes only until ${end}`;
  const isSure = !isMoving && image.support.missing !== 'image';
  report(
    use.at,
    `${subject(image, isMoving)} ${has} ${name}, which has ${since} (${short(
      source,
    )}): ${next(release, today)}`,
    {
      severity: end <= today ? use.severity(release) : 'info',
      confidence: isSure ? 'certain' : 'likely',
    },
  );
}

function subject({ isPinned }: ImageRef, isMoving: boolean): string {
  // The digest decides what is pulled; the tag beside it is what somebody said of it.
  if (isPinned) return 'By the tag beside its digest this';
  return isMoving ? `As of ${imageDataDays.asOf} this` : 'This';
}

/** What to take instead. */
function next(release: Release, today: string): string {
  const target = successorOn(release, today);
  if (!target) return 'move to a release that has them';
  const { end, successor } = release;
  const until = successor?.end ? `, which has them until ${successor.end}` : '';
  return end !== undefined && end > today
    ? `plan the move to ${target}${until}`
    : `move to ${target}${until}`;
}

const short = (url: string) => url.replace(/^https:\/\//, '');

/** How many days there are from one day to another, both as ISO 8601 has them. */
const daysUntil = (end: string, today: string): number =>
  (Date.parse(end) - Date.parse(today)) / 86_400_000;
