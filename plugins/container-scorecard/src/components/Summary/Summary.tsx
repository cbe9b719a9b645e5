import { makeStyles } from '@material-ui/core/styles';
import {
  Level,
  LEVEL_TITLES,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { changeSinceLastWeek } from '../../checks/trend';
import { count, wholeScore } from '../../checks/words';
import { useNow } from '../../hooks/useNow';
import { PlimsollMark } from '../PlimsollMark';
import { SeverityCounts } from '../Severity';
import { Sparkline } from '../Sparkline';
import { exactTime, Timestamp } from '../Timestamp';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2, 3),
    },
    words: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      flex: '1 1 210px',
      minWidth: 0,
    },
    grade: {
      fontSize: (props: { large: boolean }) =>
        props.large ? '1.5rem' : '1.25rem',
      fontWeight: 700,
      lineHeight: 1.25,
    },
    asked: { color: theme.palette.textSubtle },
    trend: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
    },
    change: { whiteSpace: 'nowrap' },
    new: { color: theme.palette.textSubtle },
    days: {
      display: 'flex',
      alignItems: 'flex-end',
      gap: theme.spacing(1),
      color: theme.palette.textSubtle,
    },
  }),
  { name: 'ContainerScorecardSummary' },
);

/** The five seconds: mark, grade, level, what policy asks for, open findings and trend. */
export function Summary(props: { scorecard: Scorecard; large?: boolean }) {
  const { scorecard, large = false } = props;
  const classes = useStyles({ large });
  const { score, grade, level, line, requiredLevel, counts, history } =
    scorecard;
  return (
    <div className={classes.root}>
      <PlimsollMark
        score={score}
        line={line}
        size={large ? 'large' : 'medium'}
      />
      <div className={classes.words}>
        <div className={classes.grade}>
          {grade === undefined && level === undefined ? (
            'No score'
          ) : (
            <>
              <VisuallyHidden>Grade </VisuallyHidden>
              {grade}
              {grade && level && ' · '}
              {level && LEVEL_TITLES[level]}
            </>
          )}
        </div>
        <div className={classes.asked}>
          {score === undefined
            ? 'No check that counts could say anything'
            : askedWords(score, line)}
        </div>
        {requiredLevel && (
          <div className={classes.asked}>
            and for level {LEVEL_TITLES[requiredLevel]},{' '}
            {isReached(level, requiredLevel) ? (
              'reached'
            ) : (
              <strong>not reached</strong>
            )}
          </div>
        )}
        <SeverityCounts counts={counts} />
      </div>
      <Trend
        history={history}
        score={score}
        line={line}
        large={large}
        classes={classes}
      />
    </div>
  );
}

/** Whether a level is at least another; a service without a score has none. */
function isReached(level: Level | undefined, required: Level): boolean {
  const order = Object.keys(LEVEL_TITLES);
  return level !== undefined && order.indexOf(level) >= order.indexOf(required);
}

/** `policy asks for 80, 18 points short`. */
function askedWords(score: number, line: number): string {
  const difference = wholeScore(score) - line;
  const asks = `policy asks for ${line}`;
  if (difference === 0) return `${asks}, just met`;
  return difference > 0
    ? `${asks}, ${count(difference, 'point')} to spare`
    : `${asks}, ${count(-difference, 'point')} short`;
}

function Trend(props: {
  history: Scorecard['history'];
  score: number | undefined;
  line: number;
  large: boolean;
  classes: Record<'trend' | 'change' | 'days' | 'new', string>;
}) {
  const { history, score, line, large, classes } = props;
  const now = useNow();
  const days = large ? 90 : 30;
  const week = changeSinceLastWeek(history, score, now);
  const hasLine = history.length > 1;
  const [first] = history;
  if (!week && !first) return null;
  return (
    <div className={classes.trend}>
      {week && (
        <div
          className={classes.change}
          title={`${wholeScore(week.from.score)} since ${exactTime(
            week.from.at,
          )}`}
        >
          {changeWords(week.change)}
        </div>
      )}
      {!week && (
        <div className={classes.new}>
          scored since <Timestamp at={first.at} />
        </div>
      )}
      {hasLine && (
        <div className={classes.days}>
          <Sparkline
            history={history}
            line={line}
            days={days}
            now={now}
            width={large ? 220 : 110}
            height={large ? 52 : 30}
          />
          {days} d
        </div>
      )}
    </div>
  );
}

/** How a score moved within a week. */
export function changeWords(change: number) {
  if (change === 0) return 'same as last week';
  return (
    <>
      <span aria-hidden>{change > 0 ? '▲' : '▼'} </span>
      <strong>{change > 0 ? `+${change}` : `−${-change}`}</strong> since last
      week
    </>
  );
}
