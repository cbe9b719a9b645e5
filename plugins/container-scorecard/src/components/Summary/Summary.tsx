import { makeStyles } from '@material-ui/core/styles';
import {
  Level,
  LEVEL_TITLES,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { changeSinceLastWeek } from '../../checks/trend';
import { wholeScore } from '../../checks/words';
import { useNow } from '../../hooks/useNow';
import { Words, useWords } from '../../hooks/useWords';
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
    // The names of levels are ours: how good the one is, nobody can know.
    rank: {
      marginLeft: theme.spacing(1),
      fontSize: '0.875rem',
      fontWeight: 400,
      color: theme.palette.textSubtle,
      whiteSpace: 'nowrap',
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

/** Lowest first; the first is none. */
const LEVELS = Object.keys(LEVEL_TITLES) as Level[];

/** The five seconds: mark, grade, level, what policy asks for, open findings and trend. */
export function Summary(props: { scorecard: Scorecard; large?: boolean }) {
  const t = useWords();
  const { scorecard, large = false } = props;
  const classes = useStyles({ large });
  const { score, grade, level, line, requiredLevel, counts, history } =
    scorecard;
  const rank = level ? LEVELS.indexOf(level) : 0;
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
            t('scorecard.noScore')
          ) : (
            <>
              <VisuallyHidden>{t('scorecard.grade')} </VisuallyHidden>
              {grade}
              {grade && level && ' · '}
              {level && t(`level.${level}`)}
              {rank > 0 && (
                <span className={classes.rank}>
                  {t('scorecard.rank', {
                    rank: `${rank}`,
                    all: `${LEVELS.length - 1}`,
                  })}
                </span>
              )}
            </>
          )}
        </div>
        <div className={classes.asked}>
          {score === undefined
            ? t('scorecard.noJudgement')
            : askedWords(score, line, t)}
        </div>
        {requiredLevel && (
          <div className={classes.asked}>
            {isReached(level, requiredLevel)
              ? t('scorecard.forLevel', {
                  level: t(`level.${requiredLevel}`),
                  reached: t('scorecard.reached'),
                })
              : t('scorecard.forLevel', {
                  level: t(`level.${requiredLevel}`),
                  reached: <strong>{t('scorecard.notReached')}</strong>,
                })}
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
  return (
    level !== undefined && LEVELS.indexOf(level) >= LEVELS.indexOf(required)
  );
}

/** `policy asks for 80, 18 points short`. */
function askedWords(score: number, line: number, t: Words): string {
  const difference = wholeScore(score) - line;
  if (difference === 0) return t('scorecard.met', { line: `${line}` });
  return difference > 0
    ? t('scorecard.spare', { line: `${line}`, count: difference })
    : t('scorecard.short', { line: `${line}`, count: -difference });
}

function Trend(props: {
  history: Scorecard['history'];
  score: number | undefined;
  line: number;
  large: boolean;
  classes: Record<'trend' | 'change' | 'days' | 'new', string>;
}) {
  const t = useWords();
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
          title={t('scorecard.since', {
            score: `${wholeScore(week.from.score)}`,
            time: exactTime(week.from.at),
          })}
        >
          {changeWords(week.change, t)}
        </div>
      )}
      {!week && (
        <div className={classes.new}>
          {t('scorecard.scoredSince', { time: <Timestamp at={first.at} /> })}
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
          {t('scorecard.days', { days: `${days}` })}
        </div>
      )}
    </div>
  );
}

/** How a score moved within a week. */
export function changeWords(change: number, t: Words) {
  if (change === 0) return t('scorecard.sameAsLastWeek');
  return (
    <>
      <span aria-hidden>{change > 0 ? '▲' : '▼'} </span>
      {t('scorecard.sinceLastWeek', {
        change: <strong>{change > 0 ? `+${change}` : `−${-change}`}</strong>,
      })}
    </>
  );
}
