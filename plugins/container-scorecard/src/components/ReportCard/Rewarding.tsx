import { makeStyles } from '@material-ui/core/styles';
import { CheckTotals } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { gainWords } from '../../checks/words';
import { useReportPath } from '../../hooks/useReportPath';
import { Words, useWords } from '../../hooks/useWords';
import { PortalLink } from '../Link';
import { SeverityShape } from '../Severity';
import { VisuallyHidden } from '../VisuallyHidden';

const MOST = 5;

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: '1rem',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
    base: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardReportRewarding' },
);

/** The checks whose fixing would gain most over all services. */
export function Rewarding(props: {
  checks: CheckTotals[];
  path: ReturnType<typeof useReportPath>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { checks, path } = props;
  const failing = checks.filter(({ failed }) => failed > 0).slice(0, MOST);
  return (
    <section>
      <h4 className={classes.title}>{t('report.rewarding')}</h4>
      {failing.length === 0 && <p>{t('next.none')}</p>}
      <ol className={classes.list}>
        {failing.map(({ rule, title, severity, failed, meanGain }) => (
          <li key={rule} className={classes.row}>
            <span title={t(`severity.${severity}`)}>
              <SeverityShape severity={severity} />
              <VisuallyHidden>{t(`severity.${severity}`)}:</VisuallyHidden>
            </span>
            <span>
              {path ? (
                <PortalLink to={path('services', { rule })} inherit>
                  {title}
                </PortalLink>
              ) : (
                title
              )}{' '}
              <span className={classes.base}>
                {t('common.services', { count: failed })}
                {averageWords(meanGain, t)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function averageWords(meanGain: number, t: Words): string {
  const gain = gainWords(meanGain);
  return gain ? `, ${t('report.average', { gain })}` : '';
}
