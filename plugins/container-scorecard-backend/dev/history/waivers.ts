import { Present } from '../../src/store/past';
import { StoredWaiver } from '../../src/store/Store';
import { Random } from './random';

const DAY = 24 * 60 * 60 * 1000;
const REASONS = [
  'The base image of the vendor runs as root; a new one is announced for next quarter',
  'The host agent needs it to read the sensors of the cranes',
  'Only reachable from the management network until the move',
  'The registry of the terminal cannot verify signatures yet',
];

/** What somebody asked to accept of a service: nothing of most, and of some what has ended or was refused. */
export function waiversOf(
  { entityRef, owner = 'group:default/harbour-line', found }: Present,
  now: Date,
): StoredWaiver[] {
  const random = new Random(`waiver ${entityRef}`);
  const failing = found.outcomes.filter(({ state }) => state === 'fail');
  if (failing.length === 0 || random.next() > 0.06) return [];
  const day = (days: number) => new Date(now.getTime() + days * DAY);
  const asked = day(-10 - random.below(250));
  const decided = new Date(asked.getTime() + (1 + random.below(5)) * DAY);
  const decision = random.among(
    ['approved', 'refused', undefined] as const,
    one => (one === 'approved' ? 7 : 1),
  );
  const waiver: StoredWaiver = {
    id: idOf(random),
    entityRef,
    rule: random.among(failing).rule,
    reason: random.among(REASONS),
    until: new Date(asked.getTime() + (30 + random.below(300)) * DAY)
      .toISOString()
      .slice(0, 10),
    askedBy: owner,
    askedAt: asked.toISOString(),
  };
  if (!decision) {
    // What nobody has decided on was asked for lately.
    const lately = day(-random.below(9) - 1).toISOString();
    return [
      { ...waiver, askedAt: lately, until: day(90).toISOString().slice(0, 10) },
    ];
  }
  return [
    {
      ...waiver,
      decision,
      decidedBy: 'user:default/mara.lindqvist',
      decidedAt: decided.toISOString(),
      decisionReason:
        decision === 'approved'
          ? 'Accepted until the date, no longer'
          : 'This can be mended within a sprint',
    },
  ];
}

/** Shaped as a random UUID is. */
function idOf(random: Random): string {
  const digits = Array.from({ length: 32 }, () =>
    random.below(16).toString(16),
  ).join('');
  return digits.replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/,
    '$1-$2-4$3-8$4-$5',
  );
}
