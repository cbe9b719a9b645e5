import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import {
  RuleInfo,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useCallback, useMemo } from 'react';
import { checksOf } from '../../checks/checks';
import { faceOf } from '../../checks/face';
import { NO_FILTERS } from '../../checks/filters';
import { useCheckFilters } from '../../hooks/useCheckFilters';
import { usePageView } from '../../hooks/usePageView';
import { useRules } from '../../hooks/useRules';
import { ScorecardState, useScorecard } from '../../hooks/useScorecard';
import { versionOf } from '../../checks/versionOf';
import { useWaivers, WaiversProvider } from '../../hooks/useWaivers';
import { useWords } from '../../hooks/useWords';
import { CheckFilters } from '../CheckFilters';
import { CheckList } from '../CheckList';
import { colorsOf } from '../colors';
import { HistoryView } from '../History';
import { NoAnswer, NoScorecard } from '../NoScorecard';
import { Notice, ScorecardNotices } from '../ScorecardNotices';
import { Summary } from '../Summary';
import { WaiverList } from '../Waivers';
import { FilesRead } from './FilesRead';
import { PageHead } from './PageHead';
import { PageSkeleton } from './PageSkeleton';
import { PageTabs } from './PageTabs';
import { PartChooser } from './PartChooser';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(3),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
      minWidth: 0,
    },
    columns: {
      display: 'grid',
      gap: theme.spacing(3),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: '240px minmax(0, 1fr)',
      },
      [theme.breakpoints.up('xl')]: {
        gridTemplateColumns: '300px minmax(0, 1fr)',
      },
    },
    filters: {
      [theme.breakpoints.up('md')]: {
        position: 'sticky',
        top: theme.spacing(2),
        maxHeight: `calc(100vh - ${theme.spacing(4)}px)`,
        overflowY: 'auto',
        // Room for the outline of what has the focus.
        padding: theme.spacing(0.75),
        margin: theme.spacing(-0.75),
      },
    },
    checks: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
    },
    error: {
      padding: theme.spacing(2.5),
      borderRadius: 8,
      border: `1px solid ${colorsOf(theme).rule}`,
      boxShadow: 'none',
    },
  }),
  { name: 'ContainerScorecardPage' },
);

/** Everything that is known of the containers of the entity at hand. */
export function ScorecardPage() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const state = useScorecard(entityRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Content key={entityRef} state={state} />
    </div>
  );
}

function Content(props: { state: ScorecardState }) {
  const { state } = props;
  const classes = useStyles();
  if (state.scorecard) {
    return (
      <WaiversProvider
        entityRef={state.scorecard.entityRef}
        version={versionOf(state.scorecard)}
        onChange={state.retry}
      >
        <Known state={state} scorecard={state.scorecard} />
      </WaiversProvider>
    );
  }
  if (state.error) {
    return (
      <Card className={classes.error}>
        <NoAnswer error={state.error} retry={state.retry} heading="h3" />
      </Card>
    );
  }
  return <PageSkeleton />;
}

function Known(props: { state: ScorecardState; scorecard: Scorecard }) {
  const { state, scorecard } = props;
  const { rules, error: rulesError } = useRules(scorecard.outcomes);
  const { view, pathOf } = usePageView();
  const { items: waivers } = useWaivers();

  if (faceOf(scorecard) !== 'result') {
    return (
      <PageHead state={state} scorecard={scorecard} hasResult={false}>
        <ScorecardNotices
          state={state}
          scorecard={{ ...scorecard, problem: undefined }}
          rules={rules}
          most={50}
        />
        <NoScorecard scorecard={scorecard} heading="h3" />
      </PageHead>
    );
  }
  return (
    <>
      <PageHead state={state} scorecard={scorecard} hasResult>
        <ScorecardNotices
          state={state}
          scorecard={scorecard}
          rules={rules}
          most={50}
        />
        <Summary scorecard={scorecard} large />
      </PageHead>
      <PageTabs
        counts={{
          waivers: waivers.filter(w => ['asked', 'active'].includes(w.state))
            .length,
        }}
      />
      {view === 'history' && (
        <HistoryView scorecard={scorecard} rules={rules} />
      )}
      {view === 'waivers' && (
        <WaiverList
          rules={rules}
          pathOf={rule =>
            `${pathOf('checks')}&check=${encodeURIComponent(rule)}`
          }
        />
      )}
      {view === 'checks' && (
        <Checks scorecard={scorecard} rules={rules} hasRules={!rulesError} />
      )}
    </>
  );
}

function Checks(props: {
  scorecard: Scorecard;
  rules?: ReadonlyMap<string, RuleInfo>;
  hasRules: boolean;
}) {
  const t = useWords();
  const { scorecard, rules, hasRules } = props;
  const classes = useStyles();
  const { filters, setFilters, openCheck, setOpenCheck } = useCheckFilters();
  const checks = useMemo(() => checksOf(scorecard, rules), [scorecard, rules]);
  const onClear = useCallback(() => setFilters(NO_FILTERS), [setFilters]);
  const onParts = useCallback(
    (file: string[]) => setFilters({ file }),
    [setFilters],
  );
  return (
    <div className={classes.columns}>
      <div className={classes.filters}>
        <CheckFilters
          checks={checks}
          categories={scorecard.categories}
          files={scorecard.files.map(({ file }) => file)}
          filters={filters}
          onChange={setFilters}
        />
      </div>
      <div className={classes.checks}>
        {!hasRules && (
          <Notice title={t('notice.noRules')}>
            <p>{t('notice.noRulesText')}</p>
          </Notice>
        )}
        <PartChooser
          files={scorecard.files}
          chosen={filters.file}
          onChange={onParts}
        />
        <CheckList
          checks={checks}
          filters={filters}
          openCheck={openCheck}
          onOpenCheck={setOpenCheck}
          onClear={onClear}
        />
        <FilesRead files={scorecard.files} />
      </div>
    </div>
  );
}
