import { format } from 'prettier';
import prettierConfig from '@backstage/cli/config/prettier.json';

/** A check that works, for each folder of rules, so that the author has something to change. */
interface Sketch {
  kind: string;
  check: string;
  bad: string;
  good: string;
  marked: string;
}

const sketches: Readonly<Record<string, Sketch>> = {
  dockerfile: {
    kind: 'dockerfile',
    check: `    dockerfile: {
      from({ image }, report) {
        if (image?.name !== 'docker.io/library/replace-me') return;
        report(image, 'Image replace-me is used: say what to do instead');
      },
    },`,
    bad: 'FROM replace-me\\n',
    good: 'FROM scratch\\n',
    marked: 'FROM «replace-me»\\n',
  },
  dockerignore: {
    kind: 'dockerignore',
    check: `    dockerignore: {
      pattern(pattern, report) {
        if (pattern.pattern !== 'replace-me') return;
        report(pattern, 'Pattern replace-me is used: say what to do instead');
      },
    },`,
    bad: 'replace-me\\n',
    good: 'dist\\n',
    marked: '«replace-me»\\n',
  },
  compose: {
    kind: 'compose',
    check: `    compose: {
      service({ name, key }, report) {
        if (name !== 'replace-me') return;
        report(key, 'Service replace-me is there: say what to do instead');
      },
    },`,
    bad: 'services:\\n  replace-me:\\n    image: nginx:1.29\\n',
    good: 'services:\\n  web:\\n    image: nginx:1.29\\n',
    marked: 'services:\\n  «replace-me»:\\n    image: nginx:1.29\\n',
  },
  ci: {
    kind: 'github-actions',
    check: `    'github-actions': {
      job({ id, key }, report) {
        if (id !== 'replace-me') return;
        report(key, 'Job replace-me is there: say what to do instead');
      },
    },`,
    bad: 'on: push\\njobs:\\n  replace-me:\\n    runs-on: ubuntu-24.04\\n    steps: [{ run: make }]\\n',
    good: 'on: push\\njobs:\\n  build:\\n    runs-on: ubuntu-24.04\\n    steps: [{ run: make }]\\n',
    marked:
      'on: push\\njobs:\\n  «replace-me»:\\n    runs-on: ubuntu-24.04\\n    steps: [{ run: make }]\\n',
  },
  kubernetes: {
    kind: 'kubernetes',
    check: `    kubernetes: {
      object({ name, anchor }, report) {
        if (name !== 'replace-me') return;
        report(anchor, 'Object replace-me is there: say what to do instead');
      },
    },`,
    bad: 'apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: replace-me\\n',
    good: 'apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: web\\n',
    marked: 'apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: «replace-me»\\n',
  },
  env: {
    kind: 'env',
    check: `    env: {
      variable({ name, key }, report) {
        if (name !== 'REPLACE_ME') return;
        report(key, 'Variable REPLACE_ME is set: say what to do instead');
      },
    },`,
    bad: 'REPLACE_ME=1\\n',
    good: 'PORT=8080\\n',
    marked: '«REPLACE_ME»=1\\n',
  },
  bake: {
    kind: 'bake',
    check: `    bake: {
      target({ name, key }, report) {
        if (name !== 'replace-me') return;
        report(key, 'Target replace-me is there: say what to do instead');
      },
    },`,
    bad: 'target "replace-me" {}\\n',
    good: 'target "web" {}\\n',
    marked: 'target «"replace-me"» {}\\n',
  },
};

const sketchOf = (id: string) =>
  sketches[id.split('/')[0]] ?? sketches.dockerfile;

/** The text of a new rule. */
export function ruleTemplate(id: string): string {
  const { kind, check, bad, good } = sketchOf(id);
  return formatted(`import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: '${id}',
  title: 'Say the remedy, as to a colleague',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: { practices: [] },
  why: \`
    Why it matters, for the developer who has to act: what goes wrong, when, and what the remedy changes.\`,
  examples: [
    {
      kind: '${kind}',
      bad: '${bad}',
      good: '${good}',
    },
  ],
  check: {
${check}
  },
});
`);
}

/** The text of its test. */
export function testTemplate(id: string): string {
  const { good, marked } = sketchOf(id);
  const [, words] = id.split('/');
  const name = words.replace(/-(\w)/g, (_, letter) =>
    letter.toLocaleUpperCase('en-US'),
  );
  return formatted(`import { testRule } from '@plimsoll/engine/testing';
import ${name} from './${words}';

testRule(${name}, {
  valid: ['${good}'],
  invalid: [{ text: '${marked}' }],
});
`);
}

/** As the checkout is formatted: a longer id may break a line elsewhere. */
const formatted = (text: string) =>
  format(text, {
    ...prettierConfig,
    arrowParens: 'avoid',
    trailingComma: 'all',
    parser: 'typescript',
  });
