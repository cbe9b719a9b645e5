import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: { border: 0, margin: 0, padding: 0, minWidth: 0 },
    legend: {
      padding: 0,
      marginBottom: theme.spacing(0.5),
      fontWeight: 700,
    },
    option: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr) auto',
      alignItems: 'start',
      columnGap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
      cursor: 'pointer',
      overflowWrap: 'anywhere',
    },
    box: {
      width: 16,
      height: 16,
      margin: '3px 0',
      colorScheme: theme.palette.type,
      accentColor: theme.palette.primary.main,
      cursor: 'pointer',
    },
    count: {
      color: theme.palette.textSubtle,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'ContainerScorecardFilterGroup' },
);

/** Values to choose from, each with how many checks to fix it would show. */
export function FilterGroup<T extends string>(props: {
  title: string;
  /** What the numbers count; default checks to fix. */
  unit?: string;
  options: Array<{ value: T; label: ReactNode; count: number }>;
  chosen: T[];
  onChange: (chosen: T[]) => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { title, unit = t('filter.toFix'), options, chosen, onChange } = props;
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{title}</legend>
      {options.map(({ value, label, count }) => (
        <label key={value} className={classes.option}>
          <input
            type="checkbox"
            className={classes.box}
            checked={chosen.includes(value)}
            onChange={event =>
              onChange(
                event.target.checked
                  ? [...chosen, value]
                  : chosen.filter(other => other !== value),
              )
            }
          />
          <span>{label}</span>
          <span className={classes.count}>
            {count}
            <VisuallyHidden> {unit}</VisuallyHidden>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
