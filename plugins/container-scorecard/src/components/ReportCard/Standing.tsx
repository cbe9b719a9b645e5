import { makeStyles } from '@material-ui/core/styles';
import {
  Overview,
  ScorePoint,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { changeSinceLastWeek } from '../../checks/trend';
import { count, wholeScore } from '../../checks/words';
import { useNow } from '../../hooks/useNow';
import { useReportPath } from '../../hooks/useReportPath';
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
  const classes = useStyles();
  const { overview, path } = props;
  const { totals } = overview;
  const now = useNow();
  const points = pointsOf(overview, now);
  const week = changeSinceLastWeek(points, totals.medianScore, now);
  const uncovered = totals.services - totals.covered;
  const bare = totals.covered - totals.scored;
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.score}>
          <span className={classes.number}>
            {totals.medianScore === undefined
              ? '–'
              : wholeScore(totals.medianScore)}
          </span>
          median score
        </div>
        {week && <div>{changeWords(week.change)}</div>}
      </div>
      <ul className={classes.list}>
        <li>
          <Services to={path?.('services', { line: 'below' })}>
            {totals.below} of {count(totals.scored, 'service')}
          </Services>{' '}
          {totals.below === 1 ? 'is' : 'are'} below what policy asks for
        </li>
        <li>
          {totals.withCritical > 0 && (
            <span className={classes.shape}>
              <SeverityShape severity="critical" />
            </span>
          )}
          <Services to={path?.('services', { severity: 'critical' })}>
            {totals.withCritical} of {count(totals.scored, 'service')}
          </Services>{' '}
          with critical findings
          {totals.counts.critical > 0 && `, ${totals.counts.critical} open`}
        </li>
        <li className={classes.subtle}>
          {totals.covered} of {count(totals.services, 'service')} read
          {uncovered > 0 && `, ${uncovered} not yet or not readable`}
          {bare > 0 && `, ${bare} without a score`}
          {totals.waived > 0 && `, ${count(totals.waived, 'failure')} waived`}
        </li>
      </ul>
      {points.length > 1 && (
        <div className={classes.days}>
          <Sparkline
            what="Median score"
            history={points}
            days={30}
            now={now}
            width={130}
            height={40}
          />
          30 d
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
