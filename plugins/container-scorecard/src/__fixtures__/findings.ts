import { ScorecardFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { findingAt, REPOSITORY, REVISION } from './sources';

/** What the rules find in the sample service. */
export const sampleFindings: ScorecardFinding[] = [
  findingAt({
    rule: 'dockerfile/user-required',
    severity: 'high',
    file: 'Dockerfile',
    at: 'FROM node:22-bookworm-slim\nWORKDIR',
    message: 'The final stage runs as root; add `USER 65532:65532` before CMD',
    range: { startLine: 8, startColumn: 1, endLine: 8, endColumn: 27 },
    link: `${REPOSITORY}/src/commit/${REVISION}/Dockerfile#L8`,
    excerpt: {
      startLine: 8,
      lines: [
        'FROM node:22-bookworm-slim',
        'WORKDIR /app',
        'RUN apt-get update && apt-get install -y tini curl',
        'COPY --from=build /app/dist ./dist',
        'COPY --from=build /app/node_modules ./node_modules',
        'EXPOSE 8080',
        'CMD node dist/server.js',
      ],
    },
    fix: {
      title: 'Add a user before the command',
      safe: false,
      edits: [
        {
          file: 'Dockerfile',
          range: { startLine: 14, startColumn: 1, endLine: 14, endColumn: 1 },
          text: 'USER 65532:65532\n',
        },
      ],
    },
  }),
  findingAt({
    rule: 'dockerfile/pin-base-image-digest',
    severity: 'medium',
    file: 'Dockerfile',
    at: 'node:22-bookworm-slim',
    message:
      'node:22-bookworm-slim can change under the same name; add its digest',
  }),
  findingAt({
    rule: 'dockerfile/pin-base-image-digest',
    severity: 'medium',
    file: 'Dockerfile',
    at: 'node:22-bookworm-slim\nWORKDIR /app\nRUN',
    range: { startLine: 8, startColumn: 6, endLine: 8, endColumn: 27 },
    message:
      'node:22-bookworm-slim can change under the same name; add its digest',
  }),
  findingAt({
    rule: 'github-actions/image-scan',
    severity: 'medium',
    file: '.github/workflows/ci.yml',
    at: "exit-code: '0'",
    message: "The scan never fails the build; set exit-code to '1'",
    fix: {
      title: 'Fail on findings',
      safe: true,
      edits: [
        {
          file: '.github/workflows/ci.yml',
          range: {
            startLine: 18,
            startColumn: 22,
            endLine: 18,
            endColumn: 25,
          },
          text: "'1'\n          severity: HIGH,CRITICAL",
        },
      ],
    },
  }),
  ...[
    'actions/checkout@v4',
    'docker/setup-buildx-action@v3',
    'docker/build-push-action@v6',
    'aquasecurity/trivy-action@0.28.0',
  ].map(at =>
    findingAt({
      rule: 'github-actions/pin-actions',
      severity: 'medium',
      file: '.github/workflows/ci.yml',
      at,
      message: `${at} is a tag that can be moved; use the commit it stands for`,
    }),
  ),
  findingAt({
    rule: 'dockerfile/healthcheck',
    severity: 'low',
    file: 'Dockerfile',
    at: 'CMD node dist/server.js',
    message: 'The image says nothing of its health; add a HEALTHCHECK',
  }),
  findingAt({
    rule: 'dockerfile/exec-form',
    severity: 'low',
    confidence: 'certain',
    file: 'Dockerfile',
    at: 'node dist/server.js',
    message: 'CMD starts a shell that swallows signals; use the JSON form',
    fix: {
      title: 'Write the command as JSON',
      safe: true,
      edits: [
        {
          file: 'Dockerfile',
          range: { startLine: 14, startColumn: 5, endLine: 14, endColumn: 24 },
          text: '["node", "dist/server.js"]',
        },
      ],
    },
  }),
  findingAt({
    rule: 'dockerfile/no-apt-cache',
    severity: 'low',
    file: 'Dockerfile',
    at: 'apt-get update && apt-get install -y tini curl',
    message:
      'The package lists stay in this layer; remove /var/lib/apt/lists in the same RUN',
    fix: {
      title: 'Remove the lists in the same layer',
      safe: true,
      edits: [
        {
          file: 'Dockerfile',
          range: { startLine: 10, startColumn: 39, endLine: 10, endColumn: 41 },
          text: '-y --no-install-recommends',
        },
        {
          file: 'Dockerfile',
          range: { startLine: 10, startColumn: 51, endLine: 10, endColumn: 51 },
          text: ' \\\n    && rm -rf /var/lib/apt/lists/*',
        },
      ],
    },
  }),
  findingAt({
    rule: 'compose/memory-limit',
    severity: 'medium',
    kind: 'compose',
    file: 'compose.yaml',
    at: 'checkout:\n',
    message: 'checkout may use all memory of the host; set mem_limit',
    range: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 11 },
    suppressed: {
      reason: 'only for development',
      until: '2027-03-31',
      range: { startLine: 5, startColumn: 5, endLine: 5, endColumn: 90 },
    },
  }),
];

/** A finding whose excerpt is masked, as the engine does with secrets. */
export const secretFinding: ScorecardFinding = {
  rule: 'dockerfile/no-secret-in-arg-env',
  kind: 'dockerfile',
  severity: 'critical',
  confidence: 'certain',
  file: 'Dockerfile',
  range: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 28 },
  message:
    'NPM_TOKEN is in the image for everybody who can pull it; mount it with `RUN --mount=type=secret`',
  fingerprint: 'secret',
  excerpt: {
    startLine: 2,
    lines: ['WORKDIR /app', 'ENV NPM_TOKEN=*************', 'COPY . .'],
  },
  link: `${REPOSITORY}/src/commit/${REVISION}/Dockerfile#L3`,
};
