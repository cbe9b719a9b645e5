import { parseImageRef } from '../image-ref';
import type { YamlScalar } from '../yaml/nodes';
import { workflowText } from './expressions';
import type { ActionRef } from './nodes';

const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Takes apart what stands after `uses:`. */
export function actionRef(node: YamlScalar): ActionRef {
  const { source, start, end, value } = node;
  const text = workflowText(node);
  const base = {
    source,
    start,
    end,
    raw: value,
    isSha: false,
    comment: commentAfter(node),
  };
  if (text.expressions.length > 0) return { ...base, from: 'unknown' };
  if (/^\.{1,2}\//.test(value) || value === '.')
    return { ...base, from: 'local', path: value.replace(/@[^@/]*$/, '') };
  if (value.startsWith('docker://')) {
    const image = text.expanded.slice('docker://'.length);
    return {
      ...base,
      from: 'docker',
      image: parseImageRef(image.text, image.at.start, image),
    };
  }
  const at = value.lastIndexOf('@');
  const ref = at < 0 ? undefined : value.slice(at + 1).trim();
  const [owner, repo, ...path] = (at < 0 ? value : value.slice(0, at)).split(
    '/',
  );
  if (!owner || !repo) return { ...base, from: 'unknown' };
  return {
    ...base,
    from: 'repository',
    owner,
    repo,
    path: path.length > 0 ? path.join('/') : undefined,
    ref,
    isSha: ref !== undefined && sha.test(ref),
    name: [owner, repo, ...path].join('/').toLowerCase(),
  };
}

function commentAfter({ source, end }: YamlScalar): string | undefined {
  const line = source.lineAt(source.position(end).line);
  const rest = source.text.slice(end, line.end);
  return /^\s+#(.*)/.exec(rest)?.[1].trim();
}
