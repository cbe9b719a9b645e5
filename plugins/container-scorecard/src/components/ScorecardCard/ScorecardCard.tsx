import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useMemo } from 'react';
import { checksOf } from '../../checks/checks';
import { faceOf } from '../../checks/face';
import { useChecksPath } from '../../hooks/useChecksPath';
import { useRules } from '../../hooks/useRules';
import { ScorecardState, useScorecard } from '../../hooks/useScorecard';
import { useWords } from '../../hooks/useWords';
import { CategoryBars } from '../CategoryBars';
import { PortalLink } from '../Link';
import { NextSteps } from '../NextSteps';
import { NoAnswer, NoScorecard } from '../NoScorecard';
import { RescanButton } from '../RescanButton';
import { ScorecardNotices } from '../ScorecardNotices';
import { ScanLine, Summary } from '../Summary';
import { CardSkeleton } from './CardSkeleton';

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
    },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 3),
      color: theme.palette.textSubtle,
    },
    all: { fontWeight: 600, whiteSpace: 'nowrap' },
  }),
  { name: 'ContainerScorecardCard' },
);

/** The scorecard of the entity at hand, readable in five seconds. */
export function ScorecardCard() {
  const t = useWords();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const state = useScorecard(entityRef);
  const classes = useStyles();
  return (
    <EntityInfoCard
      title={t('scorecard.title')}
      headerActions={
        state.scorecard && (
          <RescanButton
            scanning={state.scanning}
            scorecard={state.scorecard}
            onRescan={state.rescan}
          />
        )
      }
    >
      <div className={classes.body}>
        <Body state={state} />
      </div>
    </EntityInfoCard>
  );
}

function Body(props: { state: ScorecardState }) {
  const { state } = props;
  if (state.scorecard) {
    return <Known state={state} scorecard={state.scorecard} />;
  }
  if (state.error) {
    return <NoAnswer error={state.error} retry={state.retry} heading="h4" />;
  }
  return <CardSkeleton />;
}

function Known(props: { state: ScorecardState; scorecard: Scorecard }) {
  const t = useWords();
  const { state, scorecard } = props;
  const classes = useStyles();
  const { rules, error: rulesError } = useRules(scorecard.outcomes);
  const path = useChecksPath();
  const checks = useMemo(() => checksOf(scorecard, rules), [scorecard, rules]);
  const isResult = faceOf(scorecard) === 'result';
  return (
    <>
      <ScorecardNotices
        state={state}
        scorecard={isResult ? scorecard : { ...scorecard, problem: undefined }}
        rules={rules}
        most={2}
      />
      {isResult ? (
        <>
          <Summary scorecard={scorecard} />
          <CategoryBars categories={scorecard.categories} />
          <NextSteps checks={checks} loading={!rules && !rulesError} most={3} />
        </>
      ) : (
        <NoScorecard scorecard={scorecard} heading="h4" />
      )}
      {isResult && (
        <div className={classes.footer}>
          <ScanLine scorecard={scorecard} />
          {path && (
            <PortalLink to={path()} className={classes.all}>
              {t('scorecard.allChecks')}
            </PortalLink>
          )}
        </div>
      )}
    </>
  );
}
