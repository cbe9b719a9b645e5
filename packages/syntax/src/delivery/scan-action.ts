import type { LocatedInFile } from '../yaml/nodes';
import type { ActionInputs, ActionReader } from './action-inputs';
import type { ImageAct, ScanAct, Tristate } from './nodes';

export interface Judged {
  readonly gates: Tristate;
  readonly why?: string;
  readonly at?: LocatedInFile;
}

export function scan(
  subject: 'image' | 'files' | ((inputs: ActionInputs) => 'image' | 'files'),
  judge: (inputs: ActionInputs) => Judged,
): ActionReader {
  return inputs => {
    const { gates, why, at } = judge(inputs);
    const act: ScanAct = {
      ...inputs.base,
      does: 'scan',
      subject: typeof subject === 'string' ? subject : subject(inputs),
      gates,
      gatesWhy: gates === false ? why : undefined,
      gatesAt: at ?? inputs.at,
    };
    return [act];
  };
}

export function trivy(inputs: ActionInputs): ImageAct[] {
  const format = inputs.text('format') ?? '';
  if (/cyclonedx|spdx|github/.test(format))
    return [{ ...inputs.base, does: 'sbom' }];
  const type = inputs.text('scan-type') ?? 'image';
  if (type === 'config') return [{ ...inputs.base, does: 'lint' }];
  return scan(
    type === 'image' ||
      type === 'sbom' ||
      inputs.node('image-ref') !== undefined
      ? 'image'
      : 'files',
    trivyGate,
  )(inputs);
}

function trivyGate(inputs: ActionInputs): Judged {
  const given = inputs.step.input('exit-code');
  const env = inputs.step.env.some(({ name }) => name === 'TRIVY_EXIT_CODE');
  if (!given) {
    return env || inputs.node('trivy-config')
      ? { gates: undefined }
      : {
          gates: false,
          why: 'has no exit-code, so that it succeeds whatever it finds',
        };
  }
  const code = inputs.text('exit-code') ?? '';
  if (code === '0' || code === '')
    return { gates: false, why: 'succeeds whatever it finds', at: given };
  const version = /^v?0\.(\d+)\./.exec(inputs.step.uses?.ref ?? '')?.[1];
  const isIgnored =
    version !== undefined && Number(version) >= 9 && Number(version) <= 13;
  if (isIgnored && inputs.text('format') === 'sarif')
    return {
      gates: false,
      why: 'is of a version that ignores exit-code where it writes SARIF',
      at: given,
    };
  return { gates: code.includes('{') ? undefined : true };
}

export function flagGate(
  input: string,
  missing: boolean,
  why: string,
): (inputs: ActionInputs) => Judged {
  return inputs => {
    const flag = inputs.flag(input, missing);
    return { gates: flag, why, at: inputs.step.input(input) };
  };
}
