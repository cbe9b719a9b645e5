import type { Service } from '@plimsoll/syntax';

/** Whether a tool that renews dependencies, base images among them, is set up; undefined where paths are not known. */
export const hasUpdateTool = ({ paths }: Service): boolean | undefined =>
  paths?.some(path =>
    /^(?:\.github\/|\.gitlab\/)?(?:\.?renovate(?:rc)?(?:\.json5?)?|dependabot\.ya?ml)$/.test(
      path,
    ),
  );
