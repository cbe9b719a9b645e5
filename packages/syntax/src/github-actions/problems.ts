import type { Problem } from '../problem';
import type { YamlFile, YamlMap, YamlNode } from '../yaml/nodes';
import { quoted, underlined } from '../yaml/problems';

/** What GitHub would refuse in a workflow or a composite action, besides broken YAML. */
export function workflowProblems(
  file: YamlFile,
  isAction: boolean,
): readonly Problem[] {
  if (file.template) return [];
  const { text } = file.source;
  const problems = [...file.problems];
  const tell = (node: YamlNode, code: string, message: string) =>
    problems.push({ ...underlined(text, node.start, node.end), code, message });
  const root = file.documents[0]?.root;
  // A broken file seems to lack what is merely hidden behind the error.
  if (file.problems.length > 0 || !root) return problems;
  if (root.type !== 'map')
    tell(
      root,
      'not-a-map',
      'A workflow is a map with "on" and "jobs"; this file is something else',
    );
  else if (!isAction) checkWorkflow(root, tell);
  return problems;
}

type Tell = (node: YamlNode, code: string, message: string) => void;

function checkWorkflow(root: YamlMap, tell: Tell) {
  const first = root.entries[0];
  if (!first) return;
  if (!root.has('on'))
    tell(
      first.key,
      'no-trigger',
      'The workflow never starts; say on what with an "on" key',
    );
  const jobs = root.entry('jobs');
  if (!jobs)
    tell(first.key, 'no-jobs', 'The workflow has no jobs; add a "jobs" key');
  else if (jobs.value.type !== 'map')
    tell(jobs.key, 'wrong-shape', '"jobs" takes a map; give each job a name');
  else
    for (const { key, value } of jobs.value.entries) {
      if (value.type === 'map') checkJob(key, value, tell);
      else
        tell(
          key,
          'wrong-shape',
          `The job ${quoted(
            key.value,
          )} has to be a map with "runs-on" and "steps"`,
        );
    }
}

function checkJob(key: YamlNode, job: YamlMap, tell: Tell) {
  if (job.has('uses')) return;
  if (!job.has('runs-on'))
    tell(key, 'no-runner', 'The job names no runner; add "runs-on"');
  const steps = job.entry('steps');
  if (!steps || steps.value.type !== 'list') {
    tell(
      steps?.key ?? key,
      'no-steps',
      'The job has no list of steps; add one under "steps"',
    );
    return;
  }
  for (const step of steps.value.items) {
    const both = step.type === 'map' && step.has('uses') && step.has('run');
    const neither =
      step.type === 'map' && !step.has('uses') && !step.has('run');
    if (both)
      tell(
        step,
        'wrong-step',
        'A step has either "uses" or "run"; make two of it',
      );
    else if (neither || step.type !== 'map')
      tell(
        step,
        'wrong-step',
        'The step does nothing; give it "uses" or "run"',
      );
  }
}
