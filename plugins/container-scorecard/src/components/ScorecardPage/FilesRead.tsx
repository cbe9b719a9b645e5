import { makeStyles } from '@material-ui/core/styles';
import {
  Kind,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { colorsOf } from '../colors';
import { CheckGroup } from '../CheckList';
import { SafeLink } from '../Link';

const KIND_TITLES: Record<Kind, string> = {
  dockerfile: 'Dockerfile',
  dockerignore: 'Ignore file of the build',
  compose: 'Compose file',
  'github-actions': 'GitHub Actions workflow',
  'gitlab-ci': 'GitLab CI pipeline',
  kubernetes: 'Kubernetes manifest',
  env: 'Environment file',
  bake: 'Bake file',
};

const useStyles = makeStyles(
  theme => ({
    file: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      padding: theme.spacing(0.75, 2, 0.75, 5),
      borderTop: `1px solid ${colorsOf(theme).rule}`,
      overflowWrap: 'anywhere',
    },
    path: { fontFamily: 'monospace' },
    kind: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardFilesRead' },
);

/** The files that the result rests on. */
export function FilesRead(props: { files: Scorecard['files'] }) {
  const classes = useStyles();
  const { files } = props;
  if (files.length === 0) return null;
  return (
    <CheckGroup
      title="Files read"
      count={`${files.length}`}
      meaning="What the checks were judged by."
      startsOpen={false}
    >
      {files.map(({ file, kind, link }) => (
        <li key={file} className={classes.file}>
          <SafeLink href={link} className={classes.path}>
            {file}
          </SafeLink>
          <span className={classes.kind}>{KIND_TITLES[kind] ?? kind}</span>
        </li>
      ))}
    </CheckGroup>
  );
}
