import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  DayTotals,
  Totals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { Line, LineChart, ResponsiveContainer, YAxis } from 'recharts';
import { wholeScore } from '../../../checks/words';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { dayWords, numberWords, shortDay, signed } from '../format';
import { useTabPath } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    card: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.25),
      minWidth: 0,
      padding: theme.spacing(2, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      backgroundColor: theme.palette.background.paper,
    },
    name: { fontWeight: 600 },
    value: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
    },
    number: {
      fontSize: '2rem',
      fontWeight: 700,
      lineHeight: 1.2,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    of: {
      fontSize: '1rem',
      fontWeight: 400,
      color: theme.palette.textSubtle,
    },
    chart: { flex: '0 1 110px', minWidth: 0, height: 40 },
    base: { color: theme.palette.textSubtle },
    better: { color: colorsOf(theme).above },
    worse: { color: colorsOf(theme).below },
    same: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardNumbers' },
);

/** What the changes are measured from. */
const BACK = 30;

/** Coverage, score, line and criticals: each with what it is of, where it goes, and the services behind it. */
export function Numbers(props: { totals: Totals; trend: DayTotals[] }) {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { totals, trend } = props;
  return (
    <ul className={classes.list} aria-label={t('overview.numbers')}>
      <Card
        name={t('overview.covered')}
        to={path('services')}
        value={numberWords(totals.covered)}
        of={t('overview.ofServices', { all: numberWords(totals.services) })}
        base={t('overview.coveredBase', { count: totals.containerised })}
        hint={t('overview.coveredHint')}
        trend={trend}
        valueOf={day => day.covered}
        goodWay="up"
      />
      <Card
        name={t('overview.median')}
        to={path('services', { order: 'score' })}
        value={
          totals.medianScore === undefined
            ? '–'
            : String(wholeScore(totals.medianScore))
        }
        of={totals.medianScore === undefined ? undefined : '/ 100'}
        base={
          totals.scored === 0
            ? t('overview.medianNone')
            : t('overview.medianBase', { count: totals.scored })
        }
        trend={trend}
        valueOf={day =>
          day.medianScore === undefined
            ? undefined
            : wholeScore(day.medianScore)
        }
        goodWay="up"
      />
      <Card
        name={t('overview.below')}
        to={path('services', { line: 'below', order: 'score' })}
        value={numberWords(totals.below)}
        base={t('overview.belowBase', { all: numberWords(totals.scored) })}
        trend={trend}
        valueOf={day => day.below}
        goodWay="down"
      />
      <Card
        name={t('overview.criticals')}
        to={path('services', { severity: 'critical', order: '-critical' })}
        value={numberWords(totals.counts.critical)}
        base={t('overview.criticalsBase', { count: totals.withCritical })}
        trend={trend}
        valueOf={day => day.criticals}
        goodWay="down"
      />
    </ul>
  );
}

function Card(props: {
  name: string;
  to: string;
  value: string;
  of?: string;
  base: ReactNode;
  hint?: string;
  trend: DayTotals[];
  valueOf: (day: DayTotals) => number | undefined;
  goodWay: 'up' | 'down';
}) {
  const classes = useStyles();
  const { name, to, value, of, base, hint, trend, valueOf, goodWay } = props;
  const points = trend.flatMap(day => {
    const at = valueOf(day);
    return at === undefined ? [] : [{ day: day.day, value: at }];
  });
  return (
    <li className={classes.card} title={hint}>
      <span className={classes.name}>
        <PortalLink to={to} inherit>
          {name}
        </PortalLink>
      </span>
      <div className={classes.value}>
        <span className={classes.number}>
          {value}
          {of && <span className={classes.of}> {of}</span>}
        </span>
        {points.length > 1 && <Course name={name} points={points} />}
      </div>
      <span className={classes.base}>{base}</span>
      {points.length > 1 && (
        <Change points={points.slice(-BACK - 1)} goodWay={goodWay} />
      )}
    </li>
  );
}

interface Point {
  day: string;
  value: number;
}

function Change(props: { points: Point[]; goodWay: 'up' | 'down' }) {
  const classes = useStyles();
  const t = useWords();
  const { points, goodWay } = props;
  const [from] = points;
  const by = points[points.length - 1].value - from.value;
  const day = shortDay(from.day);
  const change = signed(by);
  if (!change) {
    return <span className={classes.same}>{t('overview.same', { day })}</span>;
  }
  const isGood = by > 0 === (goodWay === 'up');
  return (
    <span
      className={isGood ? classes.better : classes.worse}
      title={dayWords(from.day)}
    >
      <span aria-hidden>{by > 0 ? '▲' : '▼'} </span>
      {t('overview.change', { change, day })},{' '}
      {t(isGood ? 'overview.better' : 'overview.worse')}
    </span>
  );
}

function Course(props: { name: string; points: Point[] }) {
  const classes = useStyles();
  const t = useWords();
  const theme = useTheme();
  const { name, points } = props;
  const values = points.map(point => point.value);
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={t('overview.trendOf', {
        name,
        days: String(points.length),
        first: numberWords(values[0]),
        last: numberWords(values[values.length - 1]),
        lowest: numberWords(Math.min(...values)),
        highest: numberWords(Math.max(...values)),
      })}
    >
      <ResponsiveContainer>
        <LineChart
          data={points}
          margin={{ top: 4, right: 4, bottom: 4, left: 4 }}
        >
          <YAxis hide domain={['dataMin', 'dataMax']} />
          <Line
            dataKey="value"
            dot={false}
            isAnimationActive={false}
            stroke={theme.palette.text.primary}
            strokeWidth={1.75}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
