import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  CATEGORIES,
  Category,
  TeamsBy,
  TeamTotals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useMemo, useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { wholeScore } from '../../../checks/words';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { VisuallyHidden } from '../../VisuallyHidden';
import { Answer } from '../Answer';
import { Column, DataTable, inOrder } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { numberWords, scoreChange, signed } from '../format';
import { Panel } from '../Panel';
import { Select } from '../Select';
import { useLoaded } from '../useLoaded';
import { useQuery, useTabPath } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';

const BY: readonly TeamsBy[] = ['owner', 'system', 'domain'];

/** So many rows are shown at first; a company may have hundreds of teams. */
const ROWS = 20;

const useStyles = makeStyles(
  theme => ({
    // Text on every one of these has 4.5:1; further from the line is stronger.
    cell: {
      display: 'inline-block',
      minWidth: '3.4em',
      padding: theme.spacing(0.25, 0.75),
      borderRadius: 4,
      textAlign: 'center',
      color: theme.palette.text.primary,
      '& a': { color: 'inherit' },
    },
    far: {
      backgroundColor: colorsOf(theme).waterBelow,
      boxShadow: `inset 0 0 0 1.5px ${colorsOf(theme).below}`,
      fontWeight: 700,
    },
    below: { backgroundColor: `${colorsOf(theme).waterBelow}90` },
    above: { backgroundColor: `${colorsOf(theme).waterAbove}70` },
    well: { backgroundColor: colorsOf(theme).waterAbove },
    unused: { color: theme.palette.textSubtle },
    team: {
      [theme.breakpoints.up('sm')]: {
        display: 'inline-block',
        minWidth: '7em',
        maxWidth: '16em',
      },
    },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      margin: 0,
      color: theme.palette.textSubtle,
    },
    week: {
      color: theme.palette.textSubtle,
      whiteSpace: 'nowrap',
      marginLeft: theme.spacing(0.75),
    },
  }),
  { name: 'ContainerScorecardHeatMap' },
);

/** Teams, systems or domains times categories. Numbers first; the colour only helps to find them. */
export function HeatMap() {
  const api = useApi(containerScorecardApiRef);
  const t = useWords();
  const { scope, oneOf, change } = useQuery();
  const by = oneOf('by', BY) ?? 'owner';
  const teams = useLoaded(`teams ${scope} ${by}`, () =>
    api.listTeams({ scope, by }),
  );
  return (
    <Panel
      title={t('overview.heat')}
      text={t('overview.heatText')}
      actions={
        <Select
          label={t('overview.heatBy')}
          value={by}
          onChange={value =>
            change({ by: value === 'owner' ? undefined : value })
          }
        >
          {BY.map(each => (
            <option key={each} value={each}>
              {t(`overview.${each}`)}
            </option>
          ))}
        </Select>
      }
    >
      <Answer of={teams}>{({ items }) => <Map by={by} teams={items} />}</Answer>
    </Panel>
  );
}

const NOBODY = {
  owner: 'common.noOwner',
  system: 'common.noSystem',
  domain: 'common.noDomain',
} as const;

function Map(props: { by: TeamsBy; teams: TeamTotals[] }) {
  const t = useWords();
  const { by, teams } = props;
  const { one, change } = useQuery();
  const [isAll, setAll] = useState(false);
  const columns = useColumns(by);
  const order = one('teams') ?? 'mean';
  const rows = useMemo(
    () =>
      inOrder(
        teams.map(team =>
          team.entityRef ? team : { ...team, title: t(NOBODY[by]) },
        ),
        order,
        sortValue,
      ),
    [teams, order, t, by],
  );
  return (
    <>
      <DataTable
        caption={t('overview.heat')}
        columns={columns}
        rows={isAll ? rows : rows.slice(0, ROWS)}
        keyOf={team => team.entityRef ?? ''}
        order={order}
        onOrder={next => change({ teams: next === 'mean' ? undefined : next })}
      />
      {!isAll && rows.length > ROWS && (
        <Button outlined onClick={() => setAll(true)}>
          {t('common.showAll', { all: numberWords(rows.length) })}
        </Button>
      )}
      <Legend />
    </>
  );
}

function sortValue(team: TeamTotals, key: string) {
  switch (key) {
    case 'title':
      return team.title;
    case 'services':
      return team.services;
    case 'below':
      return team.below;
    case 'criticals':
      return team.counts.critical;
    case 'mean':
      return team.meanScore;
    default:
      return team.categories[key as Category]?.score;
  }
}

function useColumns(by: TeamsBy): Array<Column<TeamTotals>> {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const slice = (team: TeamTotals, query: Record<string, string> = {}) =>
    team.entityRef && path('services', { [by]: team.entityRef, ...query });
  return [
    {
      id: 'title',
      title: t(`overview.${by}`),
      order: 'title',
      isHeader: true,
      cell: team => (
        <span className={classes.team}>
          {team.entityRef ? (
            <EntityLink entityRef={team.entityRef} inherit>
              {team.title}
            </EntityLink>
          ) : (
            team.title
          )}
        </span>
      ),
    },
    {
      id: 'services',
      title: t('overview.servicesColumn'),
      order: 'services',
      largestFirst: true,
      isNumber: true,
      cell: team => (
        <Slice to={slice(team)}>{numberWords(team.services)}</Slice>
      ),
    },
    {
      id: 'mean',
      title: t('overview.mean'),
      order: 'mean',
      isNumber: true,
      cell: team => <Mean team={team} />,
    },
    {
      id: 'below',
      title: t('overview.belowColumn'),
      order: 'below',
      largestFirst: true,
      isNumber: true,
      cell: team => (
        <Slice to={team.below > 0 ? slice(team, { line: 'below' }) : undefined}>
          {numberWords(team.below)}
        </Slice>
      ),
    },
    {
      id: 'criticals',
      title: t('overview.criticalsColumn'),
      order: 'criticals',
      largestFirst: true,
      isNumber: true,
      cell: team => (
        <Slice
          to={
            team.counts.critical > 0
              ? slice(team, { severity: 'critical' })
              : undefined
          }
        >
          {numberWords(team.counts.critical)}
        </Slice>
      ),
    },
    ...CATEGORIES.map(
      (category): Column<TeamTotals> => ({
        id: category,
        title: t(`category.${category}`),
        order: category,
        isNumber: true,
        cell: team => (
          <Heat
            team={team}
            category={category}
            to={slice(team, { category, order: 'score' })}
          />
        ),
      }),
    ),
  ];
}

function Slice(props: { to?: string; children: string }) {
  const { to, children } = props;
  return to ? (
    <PortalLink to={to} inherit>
      {children}
    </PortalLink>
  ) : (
    <>{children}</>
  );
}

function Mean(props: { team: TeamTotals }) {
  const classes = useStyles();
  const t = useWords();
  const { meanScore, meanScoreBefore } = props.team;
  if (meanScore === undefined) return <>–</>;
  const change =
    meanScoreBefore === undefined
      ? undefined
      : signed(scoreChange(meanScoreBefore, meanScore));
  return (
    <>
      <strong>{wholeScore(meanScore)}</strong>
      {change && (
        <span
          className={classes.week}
          title={t('overview.heatWeek', { change })}
        >
          {change}
          <VisuallyHidden>
            {' '}
            {t('overview.heatWeek', { change: '' }).trim()}
          </VisuallyHidden>
        </span>
      )}
    </>
  );
}

type Warmth = 'far' | 'below' | 'above' | 'well';

function warmth(score: number): Warmth {
  if (score < 60) return 'far';
  if (score < 80) return 'below';
  return score < 90 ? 'above' : 'well';
}

function Heat(props: { team: TeamTotals; category: Category; to?: string }) {
  const classes = useStyles();
  const t = useWords();
  const { team, category, to } = props;
  const known = team.categories[category];
  if (!known) {
    return <span className={classes.unused}>{t('overview.heatUnused')}</span>;
  }
  const score = wholeScore(known.score);
  return (
    <span
      className={`${classes.cell} ${classes[warmth(score)]}`}
      title={heatWords(t, team, category, score, known.services)}
    >
      <Slice to={score < 100 ? to : undefined}>{String(score)}</Slice>
    </span>
  );
}

function heatWords(
  t: Words,
  team: TeamTotals,
  category: Category,
  score: number,
  services: number,
): string {
  return t('overview.heatCell', {
    score: String(score),
    category: t(`category.${category}`),
    team: team.title,
    services: t('common.services', { count: services }),
  });
}

function Legend() {
  const classes = useStyles();
  const steps: Array<[Warmth, string]> = [
    ['far', '0–59'],
    ['below', '60–79'],
    ['above', '80–89'],
    ['well', '90–100'],
  ];
  return (
    <p className={classes.legend}>
      {steps.map(([step, words]) => (
        <span key={step} className={`${classes.cell} ${classes[step]}`}>
          {words}
        </span>
      ))}
    </p>
  );
}
