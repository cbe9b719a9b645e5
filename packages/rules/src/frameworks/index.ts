import type { Control, FrameworkInfo, Kind } from '@plimsoll/findings';
import bsiItGrundschutz from './bsi-it-grundschutz';
import cisDocker from './cis-docker';
import cisKubernetes from './cis-kubernetes';
import cisSoftwareSupplyChain from './cis-software-supply-chain';
import { evidenceOf, Framework, versionOf } from './framework';
import nistSp800190 from './nist-sp-800-190';
import nsaCisaKubernetes from './nsa-cisa-kubernetes';
import openssfScorecard from './openssf-scorecard';
import owaspDockerCheatSheet from './owasp-docker-cheat-sheet';
import owaspDockerTop10 from './owasp-docker-top-10';
import pciDss from './pci-dss';
import podSecurityStandards from './pod-security-standards';
import s2c2f from './s2c2f';
import slsaBuild from './slsa-build';

/** The frameworks that rules refer to, in the order in which they are shown. */
export const frameworks: readonly Framework[] = [
  cisDocker,
  nistSp800190,
  owaspDockerCheatSheet,
  owaspDockerTop10,
  slsaBuild,
  podSecurityStandards,
  cisKubernetes,
  nsaCisaKubernetes,
  openssfScorecard,
  s2c2f,
  cisSoftwareSupplyChain,
  bsiItGrundschutz,
  pciDss,
];

/** A rule, as far as it says what it is evidence for. @public */
export interface EvidenceGiver {
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly references: { readonly controls?: readonly string[] };
}

/**
 * The frameworks with the rules that give evidence for each control, also those for which none does.
 *
 * @public
 */
export function frameworkInfos(
  rules: readonly EvidenceGiver[],
): FrameworkInfo[] {
  const byControl = new Map<string, EvidenceGiver[]>();
  for (const rule of rules)
    for (const control of rule.references.controls ?? []) {
      const named = byControl.get(control);
      if (named) named.push(rule);
      else byControl.set(control, [rule]);
    }
  return frameworks.map(framework => {
    const { id, name, note, url, platform, sections } = framework;
    return {
      id,
      name,
      version: versionOf(framework),
      note,
      ...(url && { url }),
      controls: sections.flatMap(({ title: section, controls }) =>
        controls.map((control): Control => {
          const named = byControl.get(`${id}:${control.id}`) ?? [];
          return {
            id: control.id,
            title: control.title,
            section,
            assessable: control.assessable,
            platform: control.platform ?? platform,
            ...(control.note && { note: control.note }),
            rules: named.map(rule => ({
              id: rule.id,
              evidence: evidenceOf(control, rule.id),
              kinds: [...rule.kinds],
            })),
          };
        }),
      ),
    };
  });
}

/** Whether a control is one that rules may name. */
export const isKnownControl = (control: string) => known.has(control);

const known = new Set(
  frameworks.flatMap(({ id, sections }) =>
    sections.flatMap(({ controls }) =>
      controls.map(control => `${id}:${control.id}`),
    ),
  ),
);
