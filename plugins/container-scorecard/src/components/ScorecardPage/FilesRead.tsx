import { makeStyles } from '@material-ui/core/styles';
import {
  Kind,
  KINDS,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { CheckGroup } from '../CheckList';
import { SafeLink } from '../Link';

/** Kinds that have a name; one of a newer backend is shown as it is. */
const isKnown = (kind: string): kind is Kind =>
  (KINDS as readonly string[]).includes(kind);

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
  const t = useWords();
  const classes = useStyles();
  const { files } = props;
  if (files.length === 0) return null;
  return (
    <CheckGroup
      title={t('files.title')}
      count={`${files.length}`}
      meaning={t('files.meaning')}
      startsOpen={false}
    >
      {files.map(({ file, kind, link }) => (
        <li key={file} className={classes.file}>
          <SafeLink href={link} className={classes.path}>
            {file}
          </SafeLink>
          <span className={classes.kind}>
            {isKnown(kind) ? t(`files.kind.${kind}`) : kind}
          </span>
        </li>
      ))}
    </CheckGroup>
  );
}
