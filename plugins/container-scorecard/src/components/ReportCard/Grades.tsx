import { makeStyles } from '@material-ui/core/styles';
import { GradeCounts } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useReportPath } from '../../hooks/useReportPath';
import { useWords } from '../../hooks/useWords';
import { ScoreBar } from '../CategoryBars';
import { PortalLink } from '../Link';

const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: '1rem',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: {
      display: 'grid',
      gridTemplateColumns: '1.5em minmax(40px, 1fr) 6.5em',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
      padding: theme.spacing(0.25, 0),
    },
    grade: { fontWeight: 700 },
    number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    none: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardReportGrades' },
);

/** How many services have each grade. */
export function Grades(props: {
  grades: GradeCounts;
  path: ReturnType<typeof useReportPath>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { grades, path } = props;
  const most = Math.max(1, ...GRADES.map(grade => grades[grade]));
  return (
    <section>
      <h4 className={classes.title}>{t('report.grades')}</h4>
      <ul className={classes.list}>
        {GRADES.map(grade => (
          <li key={grade} className={classes.row}>
            <span className={classes.grade}>{grade}</span>
            <ScoreBar score={(100 * grades[grade]) / most} />
            <span className={classes.number}>
              {path && grades[grade] > 0 ? (
                <PortalLink to={path('services', { grade })} inherit>
                  {t('common.services', { count: grades[grade] })}
                </PortalLink>
              ) : (
                t('common.services', { count: grades[grade] })
              )}
            </span>
          </li>
        ))}
      </ul>
      {grades.none > 0 && (
        <div className={classes.none}>
          {t('report.noGrade', { count: grades.none })}
        </div>
      )}
    </section>
  );
}
