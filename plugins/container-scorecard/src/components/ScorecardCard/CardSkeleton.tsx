import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { Skeleton } from '../Skeleton';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
    },
    row: { display: 'flex', alignItems: 'center', gap: theme.spacing(3) },
    column: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.25),
      flex: 1,
    },
    bars: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      gap: theme.spacing(1.5, 4),
    },
  }),
  { name: 'ContainerScorecardCardSkeleton' },
);

/** A card on its way, as tall as most turn out. */
export function CardSkeleton() {
  const t = useWords();
  const classes = useStyles();
  return (
    <div className={classes.root} aria-busy>
      <VisuallyHidden live>{t('scorecard.loading')}</VisuallyHidden>
      <div className={classes.row}>
        <Skeleton width={84} height={84} round />
        <div className={classes.column}>
          <Skeleton width={150} height={24} />
          <Skeleton width={220} height={16} />
          <Skeleton width={180} height={16} />
        </div>
      </div>
      <div className={classes.bars}>
        {[1, 2, 3, 4, 5, 6].map(n => (
          <Skeleton key={n} width="100%" height={14} />
        ))}
      </div>
      <div className={classes.column}>
        <Skeleton width={80} height={18} />
        <Skeleton width="90%" height={16} />
        <Skeleton width="85%" height={16} />
        <Skeleton width="88%" height={16} />
      </div>
      <Skeleton width={260} height={16} />
    </div>
  );
}
