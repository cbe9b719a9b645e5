import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORIES,
  CategoryScore,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { categoryBase, wholeScore } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      gap: theme.spacing(0.75, 4),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '8.5em minmax(40px, 1fr) 2em',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
    },
    score: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    unused: {
      gridColumn: '1 / -1',
      color: theme.palette.textSubtle,
    },
    track: {
      height: 8,
      borderRadius: 4,
      overflow: 'hidden',
      backgroundColor: colorsOf(theme).rule,
    },
    bar: {
      height: '100%',
      borderRadius: 4,
      backgroundColor: theme.palette.type === 'dark' ? '#A9B4C0' : '#57687A',
    },
  }),
  { name: 'ContainerScorecardCategoryBars' },
);

/** A bar for a score of 0 to 100; says nothing by itself. */
export function ScoreBar(props: { score: number | undefined }) {
  const classes = useStyles();
  return (
    <div className={classes.track} aria-hidden>
      {props.score !== undefined && (
        <div className={classes.bar} style={{ width: `${props.score}%` }} />
      )}
    </div>
  );
}

/** The score of each category, and which categories this service has nothing for. */
export function CategoryBars(props: { categories: CategoryScore[] }) {
  const t = useWords();
  const classes = useStyles();
  const used = CATEGORIES.flatMap(category =>
    props.categories.filter(
      c => c.category === category && c.passed + c.failed + c.unknown > 0,
    ),
  );
  const unused = CATEGORIES.filter(
    category => !used.some(c => c.category === category),
  );
  return (
    <ul className={classes.list} aria-label={t('scorecard.byCategory')}>
      {used.map(category => (
        <li
          key={category.category}
          className={classes.item}
          title={categoryBase(category, t)}
        >
          <span>{t(`category.${category.category}`)}</span>
          <ScoreBar score={category.score} />
          <span className={classes.score}>
            {category.score === undefined ? '–' : wholeScore(category.score)}
            <VisuallyHidden>
              {category.score === undefined
                ? ''
                : ` ${t('scorecard.ofHundred')}`}
              , {categoryBase(category, t)}
            </VisuallyHidden>
          </span>
        </li>
      ))}
      {unused.length > 0 && (
        <li className={classes.unused}>
          {t('scorecard.notUsed', {
            categories: unused.map(c => t(`category.${c}`)).join(', '),
          })}
        </li>
      )}
    </ul>
  );
}
