import { makeStyles } from '@material-ui/core/styles';
import FilterIcon from '@material-ui/icons/FilterList';
import {
  CATEGORIES,
  Category,
  CategoryScore,
  OutcomeState,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useMemo, useState } from 'react';
import { Check, CHECK_GROUPS } from '../../checks/checks';
import {
  CheckFilters as Filters,
  countFilters,
  filterChecks,
} from '../../checks/filters';
import { categoryBase, wholeScore } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { ScoreBar } from '../CategoryBars';
import { SeverityLabel } from '../Severity';
import { FilterGroup } from './FilterGroup';
import { SearchField } from './SearchField';

const useStyles = makeStyles(
  theme => ({
    toggle: {
      [theme.breakpoints.up('md')]: { display: 'none' },
    },
    panel: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
      [theme.breakpoints.down('sm')]: {
        paddingTop: theme.spacing(2),
        '&[data-open=false]': { display: 'none' },
      },
    },
    legend: { color: theme.palette.textSubtle, margin: 0 },
    category: { paddingBottom: theme.spacing(0.5) },
    base: { color: theme.palette.textSubtle, fontSize: '0.92em' },
    file: { fontFamily: 'monospace', fontSize: '0.92em' },
  }),
  { name: 'ContainerScorecardCheckFilters' },
);

/** Chooses what of the checks is shown; the numbers say how many checks to fix are left with each value. */
export function CheckFilters(props: {
  checks: Check[];
  categories: CategoryScore[];
  /** The files that were read. */
  files: string[];
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { checks, categories, files, filters, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = countFilters(filters);
  return (
    <section aria-label={t('filter.title')}>
      <Button
        className={classes.toggle}
        outlined
        icon={<FilterIcon />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {chosen > 0
          ? t('filter.chosen', { n: `${chosen}` })
          : t('filter.title')}
      </Button>
      <div className={classes.panel} data-open={isOpen}>
        <SearchField
          text={filters.text}
          onChange={text => onChange({ text })}
        />
        <Groups
          checks={checks}
          categories={categories}
          files={files}
          filters={filters}
          onChange={onChange}
        />
        <p className={classes.legend}>{t('filter.legend')}</p>
      </div>
    </section>
  );
}

function Groups(props: {
  checks: Check[];
  categories: CategoryScore[];
  files: string[];
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { checks, categories, filters, onChange } = props;
  const counts = useMemo(
    () => countByValue(checks, filters),
    [checks, filters],
  );
  const files = useMemo(
    () =>
      [
        ...new Set([
          ...props.files,
          ...checks.flatMap(check => check.files),
          ...filters.file,
        ]),
      ].sort(),
    [checks, props.files, filters.file],
  );
  const severities = SEVERITIES.filter(
    s =>
      filters.severity.includes(s) ||
      checks.some(c => c.outcome.severity === s),
  );
  const scoreOf = (category: Category) =>
    categories.find(c => c.category === category);
  return (
    <>
      <FilterGroup<OutcomeState>
        title={t('filter.status')}
        unit={t('filter.checks')}
        chosen={filters.state}
        onChange={state => onChange({ state })}
        options={CHECK_GROUPS.filter(
          state => counts.state.has(state) || filters.state.includes(state),
        ).map(state => ({
          value: state,
          count: counts.state.get(state) ?? 0,
          label: t(`check.group.${state}`),
        }))}
      />
      <FilterGroup<Category>
        title={t('filter.category')}
        chosen={filters.category}
        onChange={category => onChange({ category })}
        options={CATEGORIES.filter(
          c => scoreOf(c) || filters.category.includes(c),
        ).map(value => ({
          value,
          count: counts.category.get(value) ?? 0,
          label: (
            <CategoryLabel
              title={t(`category.${value}`)}
              category={scoreOf(value)}
              classes={classes}
            />
          ),
        }))}
      />
      <FilterGroup<Severity>
        title={t('filter.severity')}
        chosen={filters.severity}
        onChange={severity => onChange({ severity })}
        options={severities.map(value => ({
          value,
          count: counts.severity.get(value) ?? 0,
          label: <SeverityLabel severity={value} />,
        }))}
      />
      {files.length > 0 && (
        <FilterGroup
          title={t('filter.file')}
          chosen={filters.file}
          onChange={file => onChange({ file })}
          options={files.map(value => ({
            value,
            count: counts.file.get(value) ?? 0,
            label: <span className={classes.file}>{value}</span>,
          }))}
        />
      )}
    </>
  );
}

function CategoryLabel(props: {
  title: string;
  category: CategoryScore | undefined;
  classes: Record<'category' | 'base', string>;
}) {
  const t = useWords();
  const { title, category, classes } = props;
  return (
    <div className={classes.category}>
      {title}{' '}
      {category?.score !== undefined && (
        <strong>{wholeScore(category.score)}</strong>
      )}
      {category && (
        <>
          <ScoreBar score={category.score} />
          <span className={classes.base}>{categoryBase(category, t)}</span>
        </>
      )}
    </div>
  );
}

/**
 * How many checks to fix each value would show, the other filters as they are; of each status, how many checks there
 * are.
 */
function countByValue(checks: Check[], filters: Filters) {
  const toFix = checks.filter(c => c.outcome.state === 'fail');
  const tally = <T,>(
    except: keyof Filters,
    valuesOf: (c: Check) => T[],
    of = toFix,
  ) => {
    const counts = new Map<T, number>();
    const others = { ...filters, ...(of === toFix && { state: [] }) };
    for (const check of filterChecks(of, others, except)) {
      for (const value of new Set(valuesOf(check))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return counts;
  };
  return {
    state: tally('state', c => [c.outcome.state], checks),
    severity: tally('severity', c => [c.outcome.severity]),
    category: tally('category', c => [c.outcome.category]),
    file: tally('file', c => c.files),
  };
}
