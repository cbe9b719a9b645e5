import { testRule } from '@plimsoll/engine/testing';
import copyIgnoredFile from './copy-ignored-file';

const of = (dockerignore: string) => ({ '.dockerignore': dockerignore });

testRule(copyIgnoredFile, {
  valid: [
    { text: 'FROM a:1\nCOPY src /src\n', with: of('dist\n') },
    {
      title: 'taken back in, in order',
      text: 'FROM a:1\nCOPY src/main.c /src/\n',
      with: of('*\n!src\n'),
    },
    {
      title: 'something below the folder is taken back in',
      text: 'FROM a:1\nCOPY src /src\n',
      with: of('src\n!src/main.c\n'),
    },
    {
      title: 'hidden files only',
      text: 'FROM a:1\nCOPY . /src\n',
      with: of('.*\n'),
    },
    {
      title: 'the ignore file of the Dockerfile wins',
      text: 'FROM a:1\nCOPY src /src\n',
      with: { '.dockerignore': 'src\n', 'Dockerfile.dockerignore': 'dist\n' },
    },
  ],
  invalid: [
    {
      text: 'FROM a:1\nCOPY «./dist/» «index.html» /srv/\n',
      with: of('dist\n*.html\n'),
      says: [
        '"dist" is left out by .dockerignore, so there is nothing to copy: take it back in there with "!", or do not copy it',
        '"index.html" is left out by .dockerignore, so there is nothing to copy: take it back in there with "!", or do not copy it',
      ],
    },
    {
      title: 'ignored again after it was taken back in',
      text: 'FROM a:1\nCOPY «src» /srv/\n',
      with: of('*\n!src\nsrc\n'),
    },
    {
      text: 'FROM a:1\nADD «.» /srv/\n',
      with: of('*\n'),
      says: 'Everything is left out by .dockerignore, so there is nothing to copy: take it back in there with "!", or do not copy it',
    },
    {
      text: 'FROM a:1\nCOPY «/deep/down/x.txt» /srv/\n',
      with: of('**/*.txt\n'),
    },
  ],
  notApplicable: [
    'FROM a:1\nCOPY src /src\n',
    {
      title: 'from a stage',
      text: 'FROM a:1 AS b\nFROM a:1\nCOPY --from=b dist /x\n',
      with: of('dist\n'),
    },
    { text: 'FROM a:1\nCOPY d*st /x\n', with: of('dist\n') },
    { text: 'FROM a:1\nADD https://a.example/x /x\n', with: of('*\n') },
  ],
});
