import { makeStyles } from '@material-ui/core/styles';
import {
  FindingCounts,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { severityWord } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';

/** One shape per severity, so that it is told apart without colour. In a box of 16. */
const SHAPES: Record<Severity, string> = {
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  high: 'M8 1.5 15.5 14.5H.5z',
  medium: 'M8 .8 15.2 8 8 15.2.8 8z',
  low: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM8 4.7a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 1 0 0-6.6z',
};

const useStyles = makeStyles(
  theme => ({
    icon: { flex: 'none', display: 'block' },
    critical: { fill: colorsOf(theme).severity.critical },
    high: { fill: colorsOf(theme).severity.high },
    medium: { fill: colorsOf(theme).severity.medium },
    low: { fill: colorsOf(theme).severity.low },
    info: { fill: colorsOf(theme).severity.info },
    label: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      whiteSpace: 'nowrap',
    },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '2px 14px',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    unit: { color: theme.palette.textSubtle, whiteSpace: 'nowrap' },
  }),
  { name: 'ContainerScorecardSeverity' },
);

/** The shape of a severity; always beside its word. */
export function SeverityShape(props: { severity: Severity; size?: number }) {
  const classes = useStyles();
  const { severity, size = 13 } = props;
  return (
    <svg
      aria-hidden
      className={`${classes.icon} ${classes[severity]}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
    >
      <path d={SHAPES[severity]} fillRule="evenodd" />
    </svg>
  );
}

/** A severity as shape and word. */
export function SeverityLabel(props: { severity: Severity }) {
  const t = useWords();
  const classes = useStyles();
  return (
    <span className={classes.label}>
      <SeverityShape severity={props.severity} />
      {t(`severity.${props.severity}`)}
    </span>
  );
}

/** How many findings are open, by severity: those that are there, or that there is none. */
export function SeverityCounts(props: { counts: FindingCounts }) {
  const t = useWords();
  const classes = useStyles();
  const present = SEVERITIES.filter(severity => props.counts[severity] > 0);
  if (present.length === 0) return <span>{t('scorecard.noFindings')}</span>;
  return (
    <div className={classes.counts}>
      <ul className={classes.counts} aria-label={t('scorecard.openFindings')}>
        {present.map(severity => (
          <li key={severity} className={classes.label}>
            <SeverityShape severity={severity} />
            {t('scorecard.findings', {
              n: `${props.counts[severity]}`,
              severity: severityWord(severity, t),
            })}
          </li>
        ))}
      </ul>
      <span className={classes.unit} aria-hidden>
        {t('scorecard.openFindingsUnit')}
      </span>
    </div>
  );
}
