import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import {
  HistoryEntry,
  RuleInfo,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords } from '../../checks/errors';
import { differenceOf, usualPair } from '../../checks/history';
import { sentence } from '../../checks/words';
import { versionOf } from '../../checks/versionOf';
import { useHistory } from '../../hooks/useHistory';
import { SPANS, useHistoryQuery } from '../../hooks/useHistoryQuery';
import { useNow } from '../../hooks/useNow';
import { Words, useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { colorsOf } from '../colors';
import { Notice } from '../ScorecardNotices';
import { Select } from '../Select';
import { Skeleton } from '../Skeleton';
import { shortTime } from '../Timestamp';
import { VisuallyHidden } from '../VisuallyHidden';
import { DifferenceView } from './DifferenceView';
import { Entries } from './Entries';
import { ScoreLine } from './ScoreLine';

const useStyles = makeStyles(
  theme => ({
    part: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      boxShadow: 'none',
      minWidth: 0,
      '& p': { margin: 0 },
    },
    top: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 3),
    },
    title: { fontSize: '1.0625rem', fontWeight: 700, margin: 0 },
  }),
  { name: 'ContainerScorecardHistory' },
);

/** How the scorecard came to be what it is, and what lies between two moments. */
export function HistoryView(props: {
  scorecard: Scorecard;
  rules?: ReadonlyMap<string, RuleInfo>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { scorecard, rules } = props;
  const [query, change] = useHistoryQuery();
  const { items, error, retry } = useHistory(
    scorecard.entityRef,
    query.days,
    versionOf(scorecard),
  );
  return (
    <>
      <Card className={classes.part} component="section">
        <div className={classes.top}>
          <h3 className={classes.title}>{t('history.title')}</h3>
          <Select
            label={t('history.span')}
            value={`${query.days}`}
            onChange={days => change({ days: Number(days) })}
          >
            {SPANS.map(days => (
              <option key={days} value={days}>
                {t(`history.days.${days}`)}
              </option>
            ))}
          </Select>
        </div>
        {error && (
          <Notice title={t('history.failed')}>
            <p>{sentence(errorWords(error))}</p>
            <Button outlined onClick={retry}>
              {t('state.again')}
            </Button>
          </Notice>
        )}
        {!items && !error && (
          <div aria-busy>
            <VisuallyHidden live>{t('history.loading')}</VisuallyHidden>
            <Skeleton width="100%" height={220} />
          </div>
        )}
        {items?.length === 0 && <p>{t('history.empty')}</p>}
        {items && items.length > 0 && (
          <Line scorecard={scorecard} items={items} />
        )}
      </Card>
      {items && items.length > 0 && (
        <Compared items={items} rules={rules} className={classes.part} />
      )}
      {items && items.length > 0 && (
        <Card className={classes.part} component="section">
          <h3 className={classes.title}>
            {t('history.changes', { n: `${items.length}` })}
          </h3>
          <Entries items={items} rules={rules} />
        </Card>
      )}
    </>
  );
}

function Line(props: { scorecard: Scorecard; items: HistoryEntry[] }) {
  const { scorecard, items } = props;
  const [query] = useHistoryQuery();
  const now = useNow();
  const pair = usePair(items);
  return (
    <ScoreLine
      items={items}
      line={scorecard.line}
      days={query.days}
      now={now}
      chosen={pair?.map(({ id }) => id) ?? []}
    />
  );
}

/** The entries that the address names; where it does not, the usual ones. */
function usePair(
  items: HistoryEntry[],
): [HistoryEntry, HistoryEntry] | undefined {
  const [query] = useHistoryQuery();
  const usual = usualPair(items);
  if (!usual) return undefined;
  return [
    items.find(({ id }) => id === query.from) ?? usual[0],
    items.find(({ id }) => id === query.to) ?? usual[1],
  ];
}

function Compared(props: {
  items: HistoryEntry[];
  rules?: ReadonlyMap<string, RuleInfo>;
  className: string;
}) {
  const t = useWords();
  const classes = useStyles();
  const { items, rules, className } = props;
  const [, change] = useHistoryQuery();
  const pair = usePair(items);
  if (!pair) return null;
  const options = [...items].reverse().map(entry => (
    <option key={entry.id} value={entry.id}>
      {entryWords(entry, t)}
    </option>
  ));
  return (
    <Card className={className} component="section">
      <h3 className={classes.title}>{t('history.compare')}</h3>
      <div className={classes.top} style={{ justifyContent: 'flex-start' }}>
        <Select
          label={t('history.from')}
          value={pair[0].id}
          onChange={from => change({ from, to: pair[1].id })}
        >
          {options}
        </Select>
        <Select
          label={t('history.to')}
          value={pair[1].id}
          onChange={to => change({ from: pair[0].id, to })}
        >
          {options}
        </Select>
      </div>
      <DifferenceView
        difference={differenceOf(items, pair[0], pair[1])}
        rules={rules}
      />
    </Card>
  );
}

/** `12 Nov 2026, 14:03: score 79`. */
function entryWords({ at, score }: HistoryEntry, t: Words): string {
  const time = shortTime(at);
  return score === undefined
    ? t('history.entryNoScore', { time })
    : t('history.entry', { time, score: `${Math.floor(score)}` });
}
