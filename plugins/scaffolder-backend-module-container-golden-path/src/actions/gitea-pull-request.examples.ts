import { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Propose the files of the workspace',
    example: `steps:
  - id: propose
    name: Open a pull request
    action: publish:gitea:pull-request
    input:
      repoUrl: gitea.example.com?owner=harbour&repo=booking-api
      branchName: golden-path
      title: Take the golden path
      description: Hardens the image.
`,
  },
  {
    description:
      'Open a draft for a folder of a monorepo, and remove a file there',
    example: `steps:
  - id: propose
    name: Open a draft
    action: publish:gitea:pull-request
    input:
      repoUrl: gitea.example.com?owner=harbour&repo=booking-api
      branchName: golden-path/web
      targetBranchName: main
      title: Take the golden path
      draft: true
      sourcePath: rendered
      targetPath: services/web
      filesToDelete: [Dockerfile.old]
      commitMessage: Take the golden path in services/web
`,
  },
  {
    description: 'Bring a branch and its pull request up to date if they exist',
    example: `steps:
  - id: propose
    name: Open or update a pull request
    action: publish:gitea:pull-request
    input:
      repoUrl: gitea.example.com?owner=harbour&repo=booking-api
      branchName: golden-path
      title: Take the golden path
      update: true
`,
  },
];
