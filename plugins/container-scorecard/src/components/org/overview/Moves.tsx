import { makeStyles } from '@material-ui/core/styles';
import { ScoreMove } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { CAUSES } from '../../../checks/history';
import { wholeScore } from '../../../checks/words';
import { colorsOf } from '../../colors';
import { Timestamp } from '../../Timestamp';
import { EntityLink } from '../EntityLink';
import { scoreChange, signed } from '../format';
import { Panel } from '../Panel';
import { useWords, Words } from '../../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    heading: { margin: 0, fontSize: '0.95rem', fontWeight: 700 },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'grid',
      gridTemplateColumns: '3.8em minmax(0, 1fr)',
      gap: theme.spacing(0, 1.5),
      padding: theme.spacing(0.75, 0),
      borderTop: `1px solid ${colorsOf(theme).rule}`,
      '&:first-child': { borderTop: 0 },
    },
    change: { fontWeight: 700, whiteSpace: 'nowrap' },
    drop: { color: colorsOf(theme).below },
    rise: { color: colorsOf(theme).above },
    service: { fontWeight: 600, overflowWrap: 'anywhere' },
    why: { color: theme.palette.textSubtle },
    none: { margin: 0, color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardMoves' },
);

/** The services whose score changed most in two weeks, and why. */
export function Moves(props: { drops: ScoreMove[]; rises: ScoreMove[] }) {
  const classes = useStyles();
  const t = useWords();
  const { drops, rises } = props;
  return (
    <Panel title={t('overview.moves')} text={t('overview.movesText')}>
      <h3 className={classes.heading}>{t('overview.drops')}</h3>
      <List moves={drops} none={t('overview.noDrops')} />
      <h3 className={classes.heading}>{t('overview.rises')}</h3>
      <List moves={rises} none={t('overview.noRises')} />
    </Panel>
  );
}

function causeWords(t: Words, causes: string[]): string {
  return CAUSES.filter(cause => causes.includes(cause))
    .map(cause => t(`overview.cause.${cause}`))
    .join(', ');
}

function List(props: { moves: ScoreMove[]; none: string }) {
  const classes = useStyles();
  const t = useWords();
  const { moves, none } = props;
  if (moves.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.list}>
      {moves.map(({ service, from, to, at, causes }) => {
        const by = scoreChange(from, to);
        const why = causeWords(t, causes);
        return (
          <li key={`${service.entityRef} ${at}`} className={classes.item}>
            <span
              className={`${classes.change} ${
                by < 0 ? classes.drop : classes.rise
              }`}
            >
              <span aria-hidden>{by < 0 ? '▼' : '▲'} </span>
              {signed(by) ?? 0}
            </span>
            <div>
              <span className={classes.service}>
                <EntityLink entityRef={service.entityRef} inherit>
                  {service.title}
                </EntityLink>
              </span>{' '}
              {t('overview.move', {
                from: String(wholeScore(from)),
                to: String(wholeScore(to)),
              })}
              <div className={classes.why}>
                <Timestamp at={at} />
                {why && `, ${why}`}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
