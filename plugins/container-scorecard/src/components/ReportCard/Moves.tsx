import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { ScoreMove } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { wholeScore } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { Timestamp } from '../Timestamp';

const MOST = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2, 4),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    },
    title: {
      fontSize: '1rem',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      '& a': { textDecoration: 'underline' },
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.25, 0),
    },
    subtle: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardReportMoves' },
);

/** The largest drops and rises of the last two weeks. */
export function Moves(props: { drops: ScoreMove[]; rises: ScoreMove[] }) {
  const t = useWords();
  const classes = useStyles();
  const { drops, rises } = props;
  if (drops.length + rises.length === 0) return null;
  return (
    <div className={classes.root}>
      <List
        title={`▼ ${t('report.dropped')}`}
        moves={drops}
        classes={classes}
      />
      <List title={`▲ ${t('report.rose')}`} moves={rises} classes={classes} />
    </div>
  );
}

function List(props: {
  title: string;
  moves: ScoreMove[];
  classes: ReturnType<typeof useStyles>;
}) {
  const { title, moves, classes } = props;
  if (moves.length === 0) return null;
  return (
    <section>
      <h4 className={classes.title}>{title}</h4>
      <ul className={classes.list}>
        {moves.slice(0, MOST).map(({ service, from, to, at }) => (
          <li key={`${service.entityRef} ${at}`} className={classes.row}>
            <EntityRefLink
              entityRef={service.entityRef}
              title={service.title}
              hideIcon
            />{' '}
            <strong>
              {wholeScore(from)} → {wholeScore(to)}
            </strong>{' '}
            <span className={classes.subtle}>
              <Timestamp at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
