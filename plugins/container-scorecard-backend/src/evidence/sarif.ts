import { ScmIntegrations } from '@backstage/integration';
import { EvidenceFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sarifText, sarifUri } from '@plimsoll/engine';
import type { Result, Run, Suppression } from 'sarif';
import { fileLink, repositoryLinks } from '../scan/hosts';
import { jsonArray } from './bytes';
import { failingRules, FoundInService, Judged, MadeReport } from './MadeReport';

const KINDS = {
  met: 'pass',
  'not-met': 'fail',
  'partly-evidenced': 'review',
  'not-assessable': 'open',
  'not-applicable': 'notApplicable',
} as const;

/** The repositories at their revisions that results are in. */
class Repositories {
  readonly #known = new Map<
    string,
    { id: string; root: string; revision: string }
  >();

  constructor(private readonly integrations: ScmIntegrations) {}

  baseOf(
    root: string | undefined,
    revision: string | undefined,
  ): string | undefined {
    if (!root || !revision) return undefined;
    const key = `${root} ${revision}`;
    const known = this.#known.get(key) ?? {
      id: `REPOSITORY${this.#known.size + 1}`,
      root,
      revision,
    };
    this.#known.set(key, known);
    return known.id;
  }

  /** Where the host shows a file below the address of the root, that leads to the page of each file. */
  baseIds(): Run['originalUriBaseIds'] {
    return Object.fromEntries(
      [...this.#known.values()].map(({ id, root, revision }) => {
        const uri = fileLink(this.integrations, root, revision, '');
        const { page = root } = repositoryLinks(this.integrations, root);
        return [
          id,
          {
            ...(uri && /^[^?#]+\/$/.test(uri) && { uri }),
            description: { text: sarifText(`${page} at ${revision}`) },
          },
        ];
      }),
    );
  }

  provenance(): Run['versionControlProvenance'] {
    return [...this.#known.values()].map(({ id, root, revision }) => {
      const { clone, page } = repositoryLinks(this.integrations, root);
      return {
        repositoryUri: clone ?? page ?? root,
        revisionId: revision,
        mappedTo: { uriBaseId: id },
      };
    });
  }
}

/**
 * A report as SARIF 2.1.0: controls are rules, services are logical locations. A control that is not met has a result for
 * each place that speaks against it, in the repository at the scanned revision; any other one result of its kind.
 *
 * What somebody else approved is suppressed. What only a comment in a file hides is `underReview`, for nobody has looked
 * at it: readers show such results as they are.
 */
export async function* sarifOf(
  made: MadeReport,
  integrations: ScmIntegrations,
): AsyncGenerator<string> {
  const { report } = made;
  const repositories = new Repositories(integrations);
  yield `{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [{\n"tool": ${JSON.stringify(
    toolOf(made),
  )},\n"columnKind": "utf16CodeUnits",\n"invocations": ${JSON.stringify([
    { executionSuccessful: true, endTimeUtc: report.madeAt },
  ] satisfies Run['invocations'])},\n"results": `;
  yield* jsonArray(resultsOf(made, repositories));
  const { framework, controls: _, ...about } = report;
  yield `,\n"originalUriBaseIds": ${JSON.stringify(
    repositories.baseIds(),
  )},\n"versionControlProvenance": ${JSON.stringify(
    repositories.provenance(),
  )},\n"properties": ${JSON.stringify({
    ...about,
    note: framework.note,
  })}\n}]\n}\n`;
}

function toolOf({ report }: MadeReport): Run['tool'] {
  const { framework, tool } = report;
  return {
    driver: {
      name: tool.name,
      semanticVersion: tool.version,
      properties: { rules: tool.rules },
      rules: report.controls.map(control => ({
        id: `${framework.id}:${control.id}`,
        shortDescription: { text: control.title },
        ...(control.note && { help: { text: control.note } }),
        properties: {
          assessableFromSource: control.assessable,
          section: control.section,
        },
      })),
    },
  };
}

/** By service, so that what was found of each is read once. */
async function* resultsOf(
  made: MadeReport,
  repositories: Repositories,
): AsyncGenerator<Result> {
  let at = 0;
  for await (const found of made.found()) {
    const judged = made.judged[at++];
    const base = repositories.baseOf(judged.row.root, found.revision);
    for (const [place, result] of judged.results.entries()) {
      if (result.state === 'not-applicable') continue;
      const failing = failingRules(result);
      const findings = found.items.filter(({ rule }) => failing.has(rule));
      if (findings.length === 0) yield resultOf(made, judged, place, found);
      for (const finding of findings)
        yield placed(
          resultOf(made, judged, place, found),
          judged,
          finding,
          base,
        );
    }
  }
}

function resultOf(
  { report }: MadeReport,
  { row, results }: Judged,
  place: number,
  { revision, scannedAt, recheck, note }: FoundInService,
): Result {
  const { state, reason, rules } = results[place];
  const control = report.controls[place].id;
  return {
    ruleId: `${report.framework.id}:${control}`,
    ruleIndex: place,
    kind: KINDS[state],
    level: state === 'not-met' ? 'error' : 'none',
    message: { text: sarifText(`${row.title}: ${reason}`) },
    locations: [{ logicalLocations: [logicalOf({ row })] }],
    // All results of a run say it, or none does: nothing is suppressed here.
    suppressions: [],
    properties: {
      state,
      reason,
      rules,
      waivers: row.waivers,
      revision,
      scannedAt,
      rulesVersion: row.rulesVersion,
      policyHash: row.policyHash,
      recheck,
      note,
    },
  };
}

/** A result at the place of a finding. */
function placed(
  result: Result,
  { row }: Pick<Judged, 'row'>,
  finding: EvidenceFinding,
  uriBaseId: string | undefined,
): Result {
  const { rule, file, line, endLine, message, fingerprint, accepted } = finding;
  const { severity, firstSeen } = finding;
  return {
    ...result,
    message: { text: sarifText(`${row.title}: ${message} (${rule})`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: sarifUri(file),
            ...(uriBaseId && { uriBaseId }),
          },
          ...(line !== undefined && {
            region: { startLine: line, ...(endLine && { endLine }) },
          }),
        },
        logicalLocations: [logicalOf({ row })],
      },
    ],
    // The same finding speaks against several controls, and a template makes the same in several services.
    partialFingerprints: {
      'plimsoll/v1': fingerprint,
      'plimsollService/v1': `${row.entityRef} ${fingerprint}`,
    },
    ...(finding.link && { hostedViewerUri: finding.link }),
    ...(accepted && { suppressions: [suppressionOf(accepted)] }),
    properties: { ...result.properties, rule, severity, firstSeen },
  };
}

function suppressionOf(
  accepted: NonNullable<EvidenceFinding['accepted']>,
): Suppression {
  const { by, reason, until, askedBy, approvedBy, waiver } = accepted;
  const said = reason ?? 'No reason is given';
  const last = until ? `until ${until}` : 'without an end';
  return by === 'comment'
    ? {
        kind: 'inSource',
        status: 'underReview',
        justification: `${said} (a comment in the file, ${last}; nobody approved it)`,
        properties: { until },
      }
    : {
        kind: 'external',
        status: 'accepted',
        justification: `${said} (asked for by ${askedBy}, approved by ${approvedBy}, ${last})`,
        properties: { until, askedBy, approvedBy, waiver },
      };
}

function logicalOf({ row }: Pick<Judged, 'row'>) {
  return {
    name: row.title,
    fullyQualifiedName: row.entityRef,
    kind: 'module',
  };
}
