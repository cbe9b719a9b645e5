import type { Check } from '@plimsoll/engine';
import { UNKNOWN } from '@plimsoll/syntax';
import type { Run } from '@plimsoll/syntax';
import type { Manager } from './command';
import { packagesOf } from './pins';
import { commandsToJudge } from './runs';

/** The judgement of the rules `pin-…-packages`: each package that is installed by name says its version. */
export function pinCheck(
  manager: Manager,
  /** How a version is written, for the message: `curl=8.5.0-2`. */
  withVersion: (name: string) => string,
  /** Whether what has this name was copied in, and so has no version to give. */
  isCopied: (name: string, run: Run) => boolean = () => false,
): Check<{}> {
  return {
    dockerfile: {
      run(run, report, context) {
        const installs = commandsToJudge(run, report, context, {
          reach: 'used',
          managers: [manager],
        }).filter(({ action }) => action === 'install');
        const packages = installs.map(install =>
          packagesOf(install).filter(({ name }) => !isCopied(name, run)),
        );
        if (!packages.some(({ length }) => length)) report.notApplicable();
        for (const named of packages) {
          const [first, ...others] = named.filter(
            ({ isPinned }) => isPinned === false,
          );
          if (!first) continue;
          const more = others.length ? ` and ${others.length} more` : '';
          report(
            first.at,
            `No version is given for ${
              first.name
            }${more}, so each build may install another one: write ${withVersion(
              bareName(short(first.name)),
            )}`,
          );
        }
        const hidden = packages
          .flat()
          .find(({ isPinned }) => isPinned === undefined);
        if (hidden) {
          report.unknown(
            `A variable names what is installed: ${short(hidden.name)
              .split(UNKNOWN)
              .join('…')} may hold a version`,
          );
        }
      },
    },
  };
}

/** A name that fits into a message. */
const short = (name: string) =>
  name.length > 60 ? `${name.slice(0, 59)}…` : name;

/** A package without its extras and its moving tag: `react@latest` is `react`. */
function bareName(name: string): string {
  // The first one behind the scope: `@acme/a@npm:b@1`.
  const at = name.indexOf('@', Math.max(1, name.lastIndexOf('/') + 1));
  return (at < 0 ? name : name.slice(0, at)).replace(/[;\s].*/s, '');
}
