/** A complaint about a pipeline of ours that is meant to be as it is. */
export interface Meant {
  /** The pipeline, as `shippedPipelines` names it. */
  name: string;
  complaint: RegExp;
  why: string;
}

const harbour = 'demo/organisation/harbour';

export const meant: readonly Meant[] = [
  {
    name: `${harbour}/berth-scheduler/.github/workflows/rspec.yml`,
    complaint: /"actions\/checkout@v3" action is too old/,
    why: 'nobody has looked after this workflow for years, and the scorecard is to show that',
  },
  {
    name: `${harbour}/logistics-monorepo/.github/workflows/milestones.yml`,
    complaint: /"actions\/checkout@v3" action is too old/,
    why: 'one of the three services of the monorepo lags behind the others',
  },
  {
    name: `${harbour}/reefer-telemetry/.github/workflows/deploy.yml`,
    complaint: /"actions\/checkout@v2" action is too old/,
    why: 'nobody has looked after this workflow for years, and the scorecard is to show that',
  },
  {
    name: `${harbour}/release-bot/.github/workflows/preview.yml`,
    complaint: /label "build" is unknown/,
    why: 'a runner of the company: its labels are its own',
  },
  {
    name: `${harbour}/release-bot/.github/workflows/preview.yml`,
    complaint: /is potentially untrusted/,
    why: 'the alarming workflow of the demo: foreign text in scripts is what it is there for',
  },
];
