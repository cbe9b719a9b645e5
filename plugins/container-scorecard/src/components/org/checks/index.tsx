import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORIES,
  CheckTotals,
  RuleInfo,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { useRules } from '../../../hooks/useRules';
import { Answer, Message } from '../Answer';
import { Column, DataTable, inOrder } from '../DataTable';
import { gain, numberWords } from '../format';
import { Panel } from '../Panel';
import { SearchInput } from '../SearchInput';
import { Select } from '../Select';
import { FilterMenu } from '../services/FilterMenu';
import { SeverityWord } from '../SeverityWord';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { CheckDetail } from './CheckDetail';

const useStyles = makeStyles(
  theme => ({
    filters: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    search: { flex: '1 1 220px', maxWidth: 360 },
    off: { color: theme.palette.textSubtle, fontWeight: 400 },
  }),
  { name: 'ContainerScorecardChecks' },
);

const NO_OUTCOMES: [] = [];

/** Every rule, by what mending it everywhere would bring. */
export default function Checks() {
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { scope } = useQuery();
  const { rules } = useRules(NO_OUTCOMES);
  const checks = useLoaded(`checks ${scope}`, () => api.listChecks({ scope }));
  return (
    <Panel title={t('checks.title')} text={t('checks.text')}>
      <Answer of={checks}>
        {({ items }) =>
          items.length === 0 ? (
            <Message title={t('checks.none')}>
              <p>{t('checks.noneText')}</p>
            </Message>
          ) : (
            <Known checks={items} rules={rules} />
          )
        }
      </Answer>
    </Panel>
  );
}

function Known(props: {
  checks: CheckTotals[];
  rules: ReadonlyMap<string, RuleInfo> | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const { checks, rules } = props;
  const { query, one, oneOf, change } = useQuery();
  const text = query.get('text') ?? '';
  const on = oneOf('on', ['yes', 'no'] as const);
  const order = one('order') ?? '-total';
  const columns = useColumns();
  const rows = inOrder(
    checks.filter(check => isChosen(check, query)),
    order,
    sortValue,
  );
  return (
    <>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchInput
            label={t('checks.search')}
            hint={t('checks.searchHint')}
            text={text}
            onChange={value => change({ text: value })}
          />
        </div>
        <FilterMenu
          name={t('checks.category')}
          options={CATEGORIES.map(value => ({
            value,
            title: t(`category.${value}`),
          }))}
          chosen={query.getAll('category')}
          onChange={category => change({ category })}
        />
        <FilterMenu
          name={t('checks.severity')}
          options={SEVERITIES.map(value => ({
            value,
            title: t(`severity.${value}`),
          }))}
          chosen={query.getAll('severity')}
          onChange={severity => change({ severity })}
        />
        <Select
          label={t('checks.on')}
          value={on ?? ''}
          onChange={value => change({ on: value })}
        >
          <option value="">{t('common.all')}</option>
          <option value="yes">{t('checks.isOn')}</option>
          <option value="no">{t('checks.isOff')}</option>
        </Select>
      </div>
      {rows.length === 0 ? (
        <Message title={t('checks.empty')} />
      ) : (
        <DataTable
          caption={t('checks.title')}
          columns={columns}
          rows={rows}
          keyOf={check => check.rule}
          order={order}
          onOrder={next =>
            change({ order: next === '-total' ? undefined : next })
          }
          open={one('check')}
          onOpen={check => change({ check })}
          detail={check => (
            <CheckDetail check={check} info={rules?.get(check.rule)} />
          )}
        />
      )}
    </>
  );
}

function isChosen(check: CheckTotals, query: URLSearchParams): boolean {
  const categories = query.getAll('category');
  const severities = query.getAll('severity');
  const on = query.get('on');
  const words = (query.get('text') ?? '').toLocaleLowerCase().split(/\s+/);
  const text = `${check.title} ${check.rule}`.toLocaleLowerCase();
  return (
    (categories.length === 0 || categories.includes(check.category)) &&
    (severities.length === 0 || severities.includes(check.severity)) &&
    (on !== 'yes' || check.enabled) &&
    (on !== 'no' || !check.enabled) &&
    words.every(word => text.includes(word))
  );
}

/** Whether mending it would bring anything that one could see. */
function hasGain(check: CheckTotals): boolean {
  return check.failed > 0 && check.meanGain >= 0.05;
}

function sortValue(check: CheckTotals, key: string) {
  switch (key) {
    case 'title':
      return check.title;
    case 'category':
      return CATEGORIES.indexOf(check.category);
    case 'severity':
      return SEVERITIES.indexOf(check.severity);
    case 'failed':
      return check.failed;
    case 'gain':
      return check.meanGain;
    case 'waived':
      return check.waived;
    case 'unknown':
      return check.unknown;
    default:
      return check.failed * check.meanGain;
  }
}

function useColumns(): Array<Column<CheckTotals>> {
  const classes = useStyles();
  const t = useWords();
  return [
    {
      id: 'title',
      title: t('checks.check'),
      order: 'title',
      isHeader: true,
      cell: check => (
        <>
          {check.title}
          {!check.enabled && (
            <span className={classes.off}> ({t('checks.off')})</span>
          )}
        </>
      ),
    },
    {
      id: 'category',
      title: t('checks.category'),
      order: 'category',
      cell: check => t(`category.${check.category}`),
    },
    {
      id: 'severity',
      title: t('checks.severity'),
      order: 'severity',
      cell: check => <SeverityWord severity={check.severity} />,
    },
    {
      id: 'failed',
      title: t('checks.failing'),
      order: 'failed',
      largestFirst: true,
      isNumber: true,
      cell: check =>
        t('checks.failingOf', {
          failed: numberWords(check.failed),
          judged: numberWords(check.failed + check.passed + check.waived),
        }),
    },
    {
      id: 'gain',
      title: t('checks.meanGain'),
      order: 'gain',
      largestFirst: true,
      isNumber: true,
      cell: check => (hasGain(check) ? gain(check.meanGain) : '–'),
    },
    {
      id: 'total',
      title: t('checks.total'),
      order: 'total',
      largestFirst: true,
      isNumber: true,
      cell: check => (
        <strong>
          {hasGain(check)
            ? `+${numberWords(Math.round(check.failed * check.meanGain))}`
            : '–'}
        </strong>
      ),
    },
    {
      id: 'waived',
      title: t('checks.waived'),
      order: 'waived',
      largestFirst: true,
      isNumber: true,
      cell: check => numberWords(check.waived),
    },
    {
      id: 'unknown',
      title: t('checks.unknown'),
      order: 'unknown',
      largestFirst: true,
      isNumber: true,
      cell: check => numberWords(check.unknown),
    },
  ];
}
