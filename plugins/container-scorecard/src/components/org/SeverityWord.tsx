import { makeStyles } from '@material-ui/core/styles';
import { Severity } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { SeverityShape } from '../Severity';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      whiteSpace: 'nowrap',
    },
  },
  { name: 'ContainerScorecardSeverityWord' },
);

/** A severity as shape and word, in the reader's language. */
export function SeverityWord(props: { severity: Severity }) {
  const classes = useStyles();
  const t = useWords();
  return (
    <span className={classes.root}>
      <SeverityShape severity={props.severity} />
      {t(`severity.${props.severity}`)}
    </span>
  );
}
