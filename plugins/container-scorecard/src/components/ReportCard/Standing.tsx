import { makeStyles } from '@material-ui/core/styles';
import {
  Overview,
  ScorePoint,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { changeSinceLastWeek } from '../../checks/trend';
import { wholeScore } from '../../checks/words';
import { useNow } from '../../hooks/useNow';
import { useReportPath } from '../../hooks/useReportPath';
import { useWords } from '../../hooks/useWords';
import { PortalLink } from '../Link';
import { SeverityShape } from '../Severity';
import { Sparkline } from '../Sparkline';
import { changeWords } from '../Summary';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2, 3),
    },
    score: {
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
    },
    number: {
      fontSize: '2.5rem',
      fontWeight: 700,
      lineHeight: 1.1,
      fontVariantNumeric: 'tabular-nums',
    },
    list: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      flex: '1 1 230px',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    days: {
      display: 'flex',
      alignItems: 'flex-end',
      gap: theme.spacing(1),
      color: theme.palette.textSubtle,
    },
    shape: { display: 'inline-block', verticalAlign: '-2px', marginRight: 6 },
    subtle: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardReportStanding' },
);

/** The figures that matter, each with its base and a way to the services behind it. */
export function Standing(props: {
  overview: Overview;
  path: ReturnType<typeof useReportPath>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { overview, path } = props;
  const { totals } = overview;
  const now = useNow();
  const points = pointsOf(overview, now);
  const week = changeSinceLastWeek(points, totals.medianScore, now);
  const uncovered = totals.services - totals.covered;
  const bare = totals.covered - totals.scored;
  const withCritical = (
    <Services to={path?.('services', { severity: 'critical' })}>
      {t('report.ofServices', {
        part: `${totals.withCritical}`,
        count: totals.scored,
      })}
    </Services>
  );
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.score}>
          <span className={classes.number}>
            {totals.medianScore === undefined
              ? '–'
              : wholeScore(totals.medianScore)}
          </span>
          {t('report.median')}
        </div>
        {week && <div>{changeWords(week.change, t)}</div>}
      </div>
      <ul className={classes.list}>
        <li>
          {t('report.below', {
            count: totals.below,
            services: (
              <Services to={path?.('services', { line: 'below' })}>
                {t('report.ofServices', {
                  part: `${totals.below}`,
                  count: totals.scored,
                })}
              </Services>
            ),
          })}
        </li>
        <li>
          {totals.withCritical > 0 && (
            <span className={classes.shape}>
              <SeverityShape severity="critical" />
            </span>
          )}
          {totals.counts.critical > 0
            ? t('report.criticalsOpen', {
                services: withCritical,
                open: `${totals.counts.critical}`,
              })
            : t('report.criticals', { services: withCritical })}
        </li>
        <li className={classes.subtle}>
          {[
            t('report.read', {
              covered: `${totals.covered}`,
              count: totals.services,
            }),
            uncovered > 0 && t('report.uncovered', { n: `${uncovered}` }),
            bare > 0 && t('report.bare', { n: `${bare}` }),
            totals.waived > 0 && t('report.waived', { count: totals.waived }),
          ]
            .filter(Boolean)
            .join(', ')}
        </li>
      </ul>
      {points.length > 1 && (
        <div className={classes.days}>
          <Sparkline
            what={t('report.medianLine')}
            history={points}
            days={30}
            now={now}
            width={130}
            height={40}
          />
          {t('scorecard.days', { days: `${30}` })}
        </div>
      )}
    </div>
  );
}

/** The median of each day, as points at its end; that of today now. */
function pointsOf({ trend }: Overview, now: number): ScorePoint[] {
  return trend.flatMap(({ day, medianScore }) =>
    medianScore === undefined
      ? []
      : {
          at: new Date(
            Math.min(now, Date.parse(`${day}T23:59:59Z`)),
          ).toISOString(),
          score: medianScore,
        },
  );
}

function Services(props: { to: string | undefined; children: ReactNode }) {
  return props.to ? (
    <PortalLink to={props.to} inherit>
      {props.children}
    </PortalLink>
  ) : (
    <>{props.children}</>
  );
}
