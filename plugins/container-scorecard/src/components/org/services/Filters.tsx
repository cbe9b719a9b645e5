import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import FilterIcon from '@material-ui/icons/FilterList';
import {
  RuleInfo,
  SCAN_STATUSES,
  SEVERITIES,
  CATEGORIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useMemo, useState } from 'react';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { useScopes, useTitleOf } from '../Scopes';
import { SearchInput } from '../SearchInput';
import { Select } from '../Select';
import { useQuery } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';
import { FilterMenu, Option } from './FilterMenu';
import { FILTERS, GRADES, LEVELS, ListFilter, LISTS } from './filters';
import { Facets, useFacets } from './useFacets';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    search: { flex: '1 1 220px', maxWidth: 360 },
    toggle: { [theme.breakpoints.up('md')]: { display: 'none' } },
    menus: {
      [theme.breakpoints.down('sm')]: {
        '&[data-open=false]': { display: 'none' },
      },
    },
    chips: { listStyle: 'none', margin: 0, padding: 0 },
    chip: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 0.5, 0.25, 1.25),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 16,
      backgroundColor: colorsOf(theme).inset,
      color: theme.palette.text.primary,
      font: 'inherit',
      textAlign: 'left',
      overflowWrap: 'anywhere',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
    },
  }),
  { name: 'ContainerScorecardServiceFilters' },
);

const NO_FILTERS = Object.fromEntries(FILTERS.map(name => [name, undefined]));

/** From another filter on, the list begins at its first page. */
const FIRST_PAGE = { page: undefined, cursor: undefined };

/** Everything that restricts the list, and what restricts it at present. */
export function Filters(props: { rules: RuleInfo[] }) {
  const classes = useStyles();
  const t = useWords();
  const { query, change } = useQuery();
  const [isOpen, setOpen] = useState(false);
  const facets = useFacets();
  const options = useOptions(props.rules, facets);
  const set = (values: Record<string, string | string[] | undefined>) =>
    change({ ...values, ...FIRST_PAGE });
  const chosen = LISTS.reduce((n, name) => n + query.getAll(name).length, 0);
  return (
    <div
      className={classes.root}
      role="search"
      aria-label={t('services.filters')}
    >
      <div className={classes.row}>
        <div className={classes.search}>
          <SearchInput
            label={t('services.searchLabel')}
            hint={t('services.searchHint')}
            text={query.get('text') ?? ''}
            onChange={text => set({ text })}
          />
        </div>
        <Select
          label={t('services.line')}
          value={query.get('line') ?? ''}
          onChange={line => set({ line })}
        >
          <option value="">{t('common.all')}</option>
          <option value="above">{t('services.above')}</option>
          <option value="below">{t('services.below')}</option>
        </Select>
        <Button
          className={classes.toggle}
          outlined
          icon={<FilterIcon fontSize="small" />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('services.filters')}
          {chosen > 0 && ` (${chosen})`}
        </Button>
      </div>
      <div className={`${classes.row} ${classes.menus}`} data-open={isOpen}>
        {LISTS.map(name => (
          <FilterMenu
            key={name}
            name={t(`services.${name}`)}
            options={options[name]}
            chosen={query.getAll(name)}
            onChange={values => set({ [name]: values })}
          />
        ))}
      </div>
      <Chips options={options} onChange={set} />
    </div>
  );
}

/** The filters that are set, each with a way to take it back. */
function Chips(props: {
  options: Record<ListFilter, Option[]>;
  onChange: (values: Record<string, string | string[] | undefined>) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { query } = useQuery();
  const titleOf = useTitleOf();
  const { options, onChange } = props;
  const chips = LISTS.flatMap(name =>
    query.getAll(name).map(value => ({
      name,
      value,
      title:
        options[name].find(o => o.value === value)?.title ??
        (value.includes(':') ? titleOf(value) : value),
    })),
  );
  if (chips.length === 0 && !query.get('text') && !query.get('line')) {
    return null;
  }
  return (
    <ul className={`${classes.row} ${classes.chips}`}>
      {chips.map(({ name, value, title }) => (
        <li key={`${name} ${value}`}>
          <button
            type="button"
            className={classes.chip}
            aria-label={t('services.remove', {
              name: t(`services.${name}`),
              value: title,
            })}
            onClick={() =>
              onChange({
                [name]: query.getAll(name).filter(other => other !== value),
              })
            }
          >
            <span>
              {t(`services.${name}`)}: <strong>{title}</strong>
            </span>
            <CloseIcon fontSize="small" aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Button onClick={() => onChange(NO_FILTERS)}>
          {t('services.clear')}
        </Button>
      </li>
    </ul>
  );
}

const asIs = (value: string): Option => ({ value, title: value });
const byTitle = (a: Option, b: Option) => a.title.localeCompare(b.title);

function useOptions(
  rules: RuleInfo[],
  facets: Facets,
): Record<ListFilter, Option[]> {
  const t = useWords();
  const scopes = useScopes();
  return useMemo(() => {
    const ofKind = (kind: string): Option[] =>
      scopes
        .filter(scope => scope.kind === kind)
        .map(scope => ({ value: scope.entityRef, title: scope.title }))
        .sort(byTitle);
    return {
      owner: ofKind('group'),
      system: ofKind('system'),
      domain: ofKind('domain'),
      grade: GRADES.map(value => ({ value, title: value })),
      level: translated(t, 'level', LEVELS),
      severity: translated(t, 'severity', SEVERITIES),
      category: translated(t, 'category', CATEGORIES),
      rule: rules
        .map(rule => ({ value: rule.id, title: rule.title }))
        .sort(byTitle),
      status: translated(t, 'status', SCAN_STATUSES),
      lifecycle: facets.lifecycle.map(asIs),
      type: facets.type.map(asIs),
      tag: facets.tag.map(asIs),
    };
  }, [t, scopes, rules, facets]);
}

function translated(
  t: Words,
  group: 'level' | 'severity' | 'category' | 'status',
  values: readonly string[],
): Option[] {
  return values.map(value => ({
    value,
    // Like this one, none of them has anything to fill in.
    title: t(`${group}.${value}` as 'severity.high'),
  }));
}
