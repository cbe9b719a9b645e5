import { makeStyles } from '@material-ui/core/styles';
import {
  HistoryEntry,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { changeOf } from '../../checks/history';
import { shortRevision, wholeScore } from '../../checks/words';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { SafeLink } from '../Link';
import { SeverityCounts } from '../Severity';
import { exactTime, shortTime } from '../Timestamp';
import { CauseLabel } from './CauseShape';
import { shortHash } from './DifferenceView';
import { Findings } from './Findings';

/** So many are shown at once: a year may have hundreds. */
const MOST = 20;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      borderTop: `1px solid ${colorsOf(theme).rule}`,
      padding: theme.spacing(1, 0),
      '&:first-child': { borderTop: 0, paddingTop: 0 },
    },
    row: {
      display: 'grid',
      gridTemplateColumns:
        '12.5em 7em 3em minmax(8em, 1fr) minmax(8em, 1.5fr) 6em 9em',
      alignItems: 'center',
      gap: theme.spacing(0.25, 2),
      [theme.breakpoints.down('md')]: {
        display: 'flex',
        flexWrap: 'wrap',
      },
    },
    score: { fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
    causes: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    revision: { fontFamily: 'monospace' },
    open: { justifySelf: 'end' },
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 0, 1),
      '& p': { margin: 0 },
    },
    columns: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
    },
    judged: {
      color: theme.palette.textSubtle,
      overflowWrap: 'anywhere',
      '& code': { fontFamily: 'monospace' },
    },
  }),
  { name: 'ContainerScorecardHistoryEntries' },
);

/** Every change, the latest first, with what made it and what it brought. */
export function Entries(props: {
  items: HistoryEntry[];
  rules?: ReadonlyMap<string, RuleInfo>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { items, rules } = props;
  const [shown, setShown] = useState(MOST);
  const newest = items
    .map((entry, index) => ({ entry, before: items[index - 1] }))
    .reverse();
  const rest = newest.length - shown;
  return (
    <>
      <ol className={classes.list} reversed>
        {newest.slice(0, shown).map(({ entry, before }) => (
          <li key={entry.id} className={classes.item}>
            <Entry entry={entry} before={before} rules={rules} />
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button outlined onClick={() => setShown(shown + 5 * MOST)}>
          {t('history.more', {
            n: `${Math.min(rest, 5 * MOST)}`,
            rest: `${rest}`,
          })}
        </Button>
      )}
    </>
  );
}

function Entry(props: {
  entry: HistoryEntry;
  before: HistoryEntry | undefined;
  rules?: ReadonlyMap<string, RuleInfo>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { entry, before, rules } = props;
  const [isOpen, setOpen] = useState(false);
  const { score, grade, level, revision, added, gone } = entry;
  const bodyId = `container-scorecard-entry-${entry.id.replace(/\W/g, '-')}`;
  return (
    <>
      <div className={classes.row}>
        <time dateTime={entry.at} title={exactTime(entry.at)}>
          {shortTime(entry.at)}
        </time>
        <span className={score === undefined ? undefined : classes.score}>
          {score === undefined
            ? t(`history.status.${entry.status}`)
            : wholeScore(score)}
        </span>
        <span>
          {score !== undefined &&
            before?.score !== undefined &&
            changeOf(before.score, score)}
        </span>
        <span>
          {score !== undefined &&
            [grade, level && t(`level.${level}`)].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.causes}>
          {entry.causes.map(cause => (
            <CauseLabel key={cause} cause={cause} />
          ))}
        </span>
        <span>
          {revision && (
            <SafeLink
              href={entry.revisionLink}
              className={classes.revision}
              title={revision}
            >
              {shortRevision(revision)}
            </SafeLink>
          )}
        </span>
        <Button
          className={classes.open}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          aria-label={t('history.detailsOf', {
            time: exactTime(entry.at),
            moves: movesWords(entry, t),
          })}
          onClick={() => setOpen(!isOpen)}
        >
          {movesWords(entry, t)}
        </Button>
      </div>
      {isOpen && (
        <div id={bodyId} className={classes.body}>
          <p>{exactTime(entry.at)}</p>
          <SeverityCounts counts={entry.counts} />
          {added.length + gone.length > 0 && (
            <div className={classes.columns}>
              {gone.length > 0 && (
                <Findings
                  title={t('history.gone', { n: `${gone.length}` })}
                  traces={gone}
                  rules={rules}
                />
              )}
              {added.length > 0 && (
                <Findings
                  title={t('history.added', { n: `${added.length}` })}
                  traces={added}
                  rules={rules}
                />
              )}
            </div>
          )}
          <p className={classes.judged}>
            {t('history.judged')}
            {revision && (
              <>
                {' '}
                {t('history.judgedAt', { revision: <code>{revision}</code> })}
              </>
            )}
            {entry.rulesVersion && (
              <> {t('history.judgedBy', { rules: entry.rulesVersion })}</>
            )}
            {entry.policyHash && (
              <>
                {' '}
                {t('history.judgedUnder', {
                  policy: (
                    <code title={entry.policyHash}>
                      {shortHash(entry.policyHash)}
                    </code>
                  ),
                })}
              </>
            )}
            . {t('history.judgeAgain')}
          </p>
        </div>
      )}
    </>
  );
}

/** `2 new, 3 gone`. */
function movesWords({ added, gone }: HistoryEntry, t: Words): string {
  const parts = [
    added.length > 0 && t('history.someNew', { n: `${added.length}` }),
    gone.length > 0 && t('history.someGone', { n: `${gone.length}` }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('history.details');
}
