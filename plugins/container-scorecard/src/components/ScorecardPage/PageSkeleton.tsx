import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { Skeleton } from '../Skeleton';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    box: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(2, 2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      backgroundColor: theme.palette.background.paper,
    },
    row: { display: 'flex', alignItems: 'center', gap: theme.spacing(3) },
    words: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.25),
      flex: 1,
    },
  }),
  { name: 'ContainerScorecardPageSkeleton' },
);

/** A page on its way. */
export function PageSkeleton() {
  const t = useWords();
  const classes = useStyles();
  return (
    <>
      <VisuallyHidden live>{t('scorecard.loading')}</VisuallyHidden>
      <div className={classes.box} aria-busy>
        <Skeleton width={180} height={24} />
        <div className={classes.row}>
          <Skeleton width={116} height={116} round />
          <div className={classes.words}>
            <Skeleton width={180} height={28} />
            <Skeleton width={260} height={16} />
            <Skeleton width={220} height={16} />
          </div>
        </div>
        <Skeleton width={320} height={18} />
      </div>
      <div className={classes.box} aria-hidden>
        {[70, 64, 75, 58, 66, 72].map(width => (
          <Skeleton key={width} width={`${width}%`} height={18} />
        ))}
      </div>
    </>
  );
}
