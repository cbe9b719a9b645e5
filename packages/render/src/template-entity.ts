import { entityRefOf } from './render';
import type { GoldenPath, Question } from './templates';

/** What all templates of a portal have in common. */
export interface Portal {
  /** Entity ref of the templates' owner. */
  owner: string;
  /** Hosts of the RepoUrlPicker, which offers no other. */
  allowedHosts: string[];
  /** Organisations that it offers; any may be written when empty. */
  allowedOwners: string[];
  /** Whether forms end with a look at the files, which takes our module for the scaffolder's frontend. */
  preview: boolean;
}

/**
 * The Backstage template that asks the questions of a golden path, renders, scores, publishes and registers.
 *
 * Order is from cheap to final: everything that can fail for a reason of the person's comes before the repository
 * exists, and nothing after it may fail the task but what it is for.
 */
export function templateEntity(goldenPath: GoldenPath, portal: Portal) {
  const { name, title, description, version, type, tags, questions } =
    goldenPath;
  const asked = [...questions.main, ...questions.advanced];
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: entityRefOf(name).split('/')[1],
      title,
      description,
      tags: ['recommended', 'container', ...tags],
      annotations: { 'plimsoll.dev/golden-path-version': version },
    },
    spec: {
      owner: portal.owner,
      type,
      parameters: [
        page(title, questions.main, goldenPath, portal),
        detailsPage(goldenPath, portal),
        ...(portal.preview ? [previewPage(name)] : []),
      ],
      steps: steps(name, asked),
      output: OUTPUT,
    },
  };
}

function page(
  title: string,
  questions: readonly Question[],
  { schema }: GoldenPath,
  { allowedHosts, allowedOwners }: Portal,
) {
  const names = questions.map(({ name }) => String(name));
  const conditions = ((schema.allOf ?? []) as Condition[]).filter(condition =>
    condition.then.required.every(key => names.includes(key)),
  );
  // What is only asked under a condition is not there before.
  const conditional = new Set(conditions.flatMap(({ then }) => then.required));
  const properties = Object.fromEntries(
    questions.map(({ name, ...question }) => {
      const places = {
        ...(allowedHosts.length ? { allowedHosts } : {}),
        ...(allowedOwners.length ? { allowedOwners } : {}),
      };
      const options = question['ui:options'] as object | undefined;
      return [
        String(name),
        question['ui:field'] === 'RepoUrlPicker'
          ? { ...question, 'ui:options': { ...options, ...places } }
          : question,
      ];
    }),
  );
  const plain = Object.entries(properties).filter(
    ([key]) => !conditional.has(key),
  );
  return {
    title,
    required: (schema.required as string[]).filter(key => names.includes(key)),
    properties: Object.fromEntries(plain),
    ...(conditions.length
      ? {
          allOf: conditions.map(condition => ({
            if: condition.if,
            then: {
              properties: Object.fromEntries(
                condition.then.required.map(key => [key, properties[key]]),
              ),
              required: condition.then.required,
            },
          })),
        }
      : {}),
  };
}

/** The questions that nobody has to answer. */
function detailsPage(goldenPath: GoldenPath, portal: Portal) {
  const { title, ...rest } = page(
    'Details',
    goldenPath.questions.advanced,
    goldenPath,
    portal,
  );
  return {
    title,
    description: 'Everything has a default that works.',
    ...rest,
    properties: { ...rest.properties, previewOnly: PREVIEW },
  };
}

function previewPage(goldenPath: string) {
  return {
    title: 'Look at it',
    properties: {
      preview: {
        title: 'Preview',
        type: 'string',
        'ui:field': 'GoldenPathPreview',
        'ui:options': { templateRef: entityRefOf(goldenPath) },
      },
    },
  };
}

interface Condition {
  if: object;
  then: { required: string[] };
}

const PREVIEW = {
  title: 'Only show me',
  description:
    'Renders and scores, and shows what would be published; no repository is made.',
  type: 'boolean',
  default: false,
};

function steps(goldenPath: string, asked: readonly Question[]) {
  const publish = (forge: keyof typeof FORGES, more: object = {}) => ({
    id: `publish-${forge}`,
    name: `Publish to ${FORGES[forge]}`,
    if: `\${{ not parameters.previewOnly and steps.render.output.forge == '${forge}' }}`,
    action: `publish:${forge}`,
    input: {
      repoUrl: '${{ parameters.repoUrl }}',
      description: '${{ parameters.description }}',
      defaultBranch: 'main',
      ...more,
    },
  });
  return [
    {
      id: 'render',
      name: 'Render the golden path',
      action: 'container:golden-path:render',
      input: {
        goldenPath,
        answers: Object.fromEntries(
          asked.map(({ name }) => [name, `\${{ parameters.${name} }}`]),
        ),
      },
    },
    {
      id: 'score',
      name: 'Score it',
      action: 'container:scorecard:check',
      input: { minimumScore: 95 },
    },
    publish('github', { repoVisibility: 'internal' }),
    publish('gitlab', { repoVisibility: 'internal' }),
    publish('gitea'),
    {
      id: 'register',
      name: 'Register it in the catalog',
      if: '${{ not parameters.previewOnly }}',
      action: 'catalog:register',
      input: {
        // A path would be put beside the branch where the host is a Gitea, whose address ends in a slash besides.
        catalogInfoUrl: `\${{ ((${published(
          'repoContentsUrl',
        )}) + '/catalog-info.yaml') | replace('//catalog-info', '/catalog-info') }}`,
      },
    },
  ];
}

const FORGES = { github: 'GitHub', gitlab: 'GitLab', gitea: 'Gitea' };

/** Of the one step that ran. */
const published = (output: string) =>
  ['github', 'gitlab', 'gitea']
    .map(forge => `steps['publish-${forge}'].output.${output}`)
    .join(' or ');

const OUTPUT = {
  links: [
    {
      title: 'Repository',
      icon: 'externalLink',
      if: '${{ not parameters.previewOnly }}',
      url: `\${{ ${published('remoteUrl')} }}`,
    },
    {
      title: 'In the catalog',
      icon: 'catalog',
      if: '${{ not parameters.previewOnly }}',
      entityRef: '${{ steps.register.output.entityRef }}',
    },
  ],
  text: [
    {
      title: 'Score',
      icon: 'dashboard',
      content: '${{ steps.score.output.markdown }}',
    },
    {
      title: 'Files',
      icon: 'description',
      content: '${{ steps.render.output.markdown }}',
    },
  ],
};
