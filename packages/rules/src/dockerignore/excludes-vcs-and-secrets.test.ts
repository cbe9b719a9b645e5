import { testRule } from '@plimsoll/engine/testing';
import excludesVcsAndSecrets from './excludes-vcs-and-secrets';

const of = (dockerignore: string) => ({ '.dockerignore': dockerignore });

testRule(excludesVcsAndSecrets, {
  valid: [
    {
      text: 'FROM a:1\nCOPY . .\n',
      with: of('.git\n**/.env*\n**/*.key\n'),
    },
    {
      title: 'all out, some back in',
      text: 'FROM a:1\nCOPY . .\n',
      with: of('*\n!src\n!package.json\n'),
    },
    {
      title: 'an example is no secret',
      text: 'FROM a:1\nCOPY . .\n',
      with: {
        '.dockerignore': '.git\n.env\n*.key\n',
        '.env.example': 'A=1\n',
      },
    },
    {
      title: 'no ignore file at all is told by another rule',
      text: 'FROM a:1\nCOPY . .\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a:1\nCOPY «.» .\n',
      with: of('.git\n*.key\n'),
      says: 'Nothing in .dockerignore keeps .env files out of this copy: add "**/.env*" there',
      severity: 'medium',
    },
    {
      title:
        'all that is missing at once, and once for all stages and files that read it',
      text: 'FROM a:1 AS build\nCOPY «.» .\nRUN make\nFROM a:1\nCOPY . .\nCOPY --from=build /a /a\n',
      with: {
        ...of('node_modules'),
        'worker.Dockerfile': 'FROM a:1\nCOPY . .\n',
      },
      says: 'Nothing in .dockerignore keeps .env files, private keys and the git history out of this copy: add "**/.env*", "**/*.key" and ".git" there',
      severity: 'medium',
    },
    {
      title: 'taken back in',
      text: 'FROM a:1\nCOPY «.» .\n',
      with: of('.*\n*.key\n!.env\n'),
      says: 'Nothing in .dockerignore keeps .env files out of this copy: add "**/.env*" there',
    },
    {
      title: 'it is there',
      text: 'FROM a:1\nCOPY «.» .\n',
      with: {
        '.dockerignore': '.git\n*.key\n',
        '.env.production': 'PASSWORD=x\n',
      },
      says: '.env.production is copied into the image: leave it out with "**/.env*" in .dockerignore',
      severity: 'high',
    },
    {
      title: 'what can be read and holds no secret is a small matter',
      text: 'FROM a:1\nCOPY «.» /srv\n',
      with: { '.env': 'APP_ENV=prod\n' },
      says: '.env is copied into the image: leave it out with "**/.env*" in .dockerignore',
      severity: 'low',
    },
    {
      title: 'of several the one that holds a secret is named',
      text: 'FROM a:1\nCOPY «.» /srv\n',
      with: { '.env': 'APP_ENV=prod\n', '.env.production': 'PASSWORD=x9\n' },
      says: '.env.production is copied into the image: leave it out with "**/.env*" in .dockerignore',
      severity: 'high',
    },
    {
      title: 'it is there, and nothing is ignored',
      text: 'FROM a:1\nCOPY «.» .\n',
      with: { '.env': 'PASSWORD=x\n' },
      says: '.env is copied into the image: leave it out with "**/.env*" in .dockerignore',
    },
    {
      text: 'FROM a:1\nCOPY «.» .\n',
      with: of('.env*\n*.key\n'),
      says: 'Nothing in .dockerignore keeps the git history out of this copy: add ".git" there',
      severity: 'low',
    },
  ],
  notApplicable: [
    { text: 'FROM a:1\nCOPY src /src\n', with: { '.env': 'A=b\n' } },
    'FROM a:1\n',
  ],
});
