import { headOf, operandsOf, placeOf, valuesOf } from './command-words';
import type { EvidenceAct, ImageAct, SignAct } from './nodes';
import type { ActPlace } from './place';
import { referenceOf } from './tags';
import type { ToolCall } from './tool-call';

const dockerFlags = new Set(['-H', '--host', '--context', '--config']);

/** A command that signs, describes, attests or verifies an image. */
export function evidenceActs(command: ToolCall, place: ActPlace): ImageAct[] {
  const [first, second] = operandsOf(command, dockerFlags).map(
    ({ shape }) => shape,
  );
  const types = valuesOf(command, '--type', '--predicate-type')
    .map(({ raw }) => raw)
    .join(' ');
  const act = (
    does: EvidenceAct['does'],
    tool: string,
    words: number,
  ): ImageAct => ({
    ...place.base(tool, headOf(command, words), command),
    does,
  });
  const sign = (tool: string, words: number, keyless = false): ImageAct => ({
    ...place.base(tool, headOf(command, words), command),
    does: 'sign',
    keyless,
  });
  switch (command.name) {
    case 'cosign':
      if (first === 'sign') return [cosignSign(command, place)];
      if (first === 'attach' && second === 'sbom')
        return [act('sbom', 'cosign attach sbom', 2)];
      if (first === 'verify' || first === 'verify-attestation')
        return [act('verify', `cosign ${first}`, 1)];
      if (first !== 'attest') return [];
      if (/slsa|provenance/i.test(types))
        return [act('provenance', 'cosign attest', 1)];
      return [act('sbom', 'cosign attest', 1)];
    case 'notation':
      if (first === 'verify') return [act('verify', 'notation verify', 1)];
      return first === 'sign' ? [sign('notation sign', 1)] : [];
    case 'syft':
    case 'cdxgen':
      return [act('sbom', command.name, 0)];
    case 'bom':
      return first === 'generate' ? [act('sbom', 'bom generate', 1)] : [];
    case 'cyclonedx':
    case 'cyclonedx-npm':
    case 'cyclonedx-py':
    case 'cyclonedx-gomod':
      return [act('sbom', command.name, 0)];
    case 'docker':
      if (first === 'sbom') return [act('sbom', 'docker sbom', 1)];
      if (first === 'scout' && second === 'sbom')
        return [act('sbom', 'docker scout sbom', 2)];
      return first === 'trust' && second === 'sign'
        ? [sign('docker trust sign', 2)]
        : [];
    case 'slsa-verifier':
      return first === 'verify-image'
        ? [act('verify', 'slsa-verifier verify-image', 1)]
        : [];
    case 'gh':
      if (first === 'attestation' && second === 'verify')
        return [act('verify', 'gh attestation verify', 2)];
      return first === 'attestation' && second === 'sign'
        ? [sign('gh attestation', 2, true)]
        : [];
    case 'trivy': {
      const format = valuesOf(command, '--format', '-f')
        .map(({ raw }) => raw)
        .join(' ');
      return /cyclonedx|spdx/.test(format) ? [act('sbom', 'trivy', 0)] : [];
    }
    default:
      return [];
  }
}

const cosignFlags = new Set(
  '--key -k --sk --slot -a --annotations --identity-token --fulcio-url --rekor-url --oidc-issuer --oidc-client-id --oidc-provider --certificate --certificate-chain --output-signature --output-certificate --payload --signature --timestamp-server-url --signing-config --bundle --attachment --registry-token --registry-username --registry-password'.split(
    ' ',
  ),
);

function cosignSign(command: ToolCall, place: ActPlace): SignAct {
  const [key] = valuesOf(command, '--key', '-k');
  const given = place.surroundings.setting('COSIGN_KEY');
  const signed = operandsOf(command, cosignFlags).slice(1);
  const tagged = signed.find(({ raw }) => {
    const explained = place.explain(raw);
    const { tag, byDigest } = referenceOf(explained);
    return !byDigest && tag !== undefined && !/digest/i.test(explained);
  });
  return {
    ...place.base('cosign sign', headOf(command, 1), command),
    does: 'sign',
    key: key?.at ?? given?.at,
    tag: tagged && placeOf(tagged),
    keyless: !key && !given,
  };
}
