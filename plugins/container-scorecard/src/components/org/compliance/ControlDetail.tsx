import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  ComplianceRequest,
  ControlServiceEvidence,
  ControlServicesResponse,
  ControlTotals,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useState } from 'react';
import { containerScorecardApiRef } from '../../../api';
import { shortRevision, titleFromRuleId } from '../../../checks/words';
import { useRules } from '../../../hooks/useRules';
import { Button } from '../../Button';
import { CopyButton } from '../../CopyButton';
import { PortalLink, SafeLink } from '../../Link';
import { exactTime } from '../../Timestamp';
import { Answer } from '../Answer';
import { Column, DataTable } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { numberWords } from '../format';
import { StateMark } from '../StateMark';
import { useLoaded } from '../useLoaded';
import { useTabPath } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';
import { acceptanceWords } from './acceptanceWords';
import { STANDING } from './states';

/** So many services are shown at first, and at most; all of them are in the export. */
const SHOWN = 25;
const MOST_SHOWN = 500;
/** Places of one service. */
const PLACES = 5;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      minWidth: 0,
      '& p, & ul': { margin: 0 },
    },
    revision: { fontFamily: 'monospace' },
    subtle: { color: theme.palette.textSubtle },
    rules: { listStyle: 'none', padding: 0 },
    // Its words begin where those above do.
    copy: { marginLeft: theme.spacing(-1.5) },
    places: { padding: theme.spacing(0, 0, 0, 2) },
    place: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'ContainerScorecardControlDetail' },
);

const NO_OUTCOMES: [] = [];

/** What a control rests on, and the evidence for it service by service. */
export function ControlDetail(props: {
  control: ControlTotals;
  request: ComplianceRequest;
}) {
  const classes = useStyles();
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const path = useTabPath();
  const { rules } = useRules(NO_OUTCOMES);
  const { control, request } = props;
  const [limit, setLimit] = useState(SHOWN);
  const evidence = useLoaded(
    `evidence ${control.id} ${limit} ${JSON.stringify(request)}`,
    () => api.listControlServices({ ...request, control: control.id, limit }),
  );
  return (
    <div className={classes.root}>
      <p>
        <strong>{t(`compliance.assessable.${control.assessable}`)}.</strong>
        {control.note && ` ${control.note}`}
      </p>
      {control.rules.length === 0 ? (
        <p>{t('compliance.noRules')}</p>
      ) : (
        <div>
          {t('compliance.rules')}
          <ul>
            {control.rules.map(rule => (
              <li key={rule.id}>
                <PortalLink to={path('checks', { check: rule.id })}>
                  {titleOf(rules, rule.id)}
                </PortalLink>{' '}
                <span className={classes.subtle}>
                  ({t(`compliance.evidenceOf.${rule.evidence}`)})
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Answer of={evidence}>
        {answer => (
          <Evidence
            control={control}
            answer={answer}
            rules={rules}
            onMore={limit < MOST_SHOWN ? () => setLimit(MOST_SHOWN) : undefined}
          />
        )}
      </Answer>
    </div>
  );
}

type Rules = ReadonlyMap<string, RuleInfo> | undefined;

function titleOf(rules: Rules, rule: string): string {
  return rules?.get(rule)?.title ?? titleFromRuleId(rule);
}

function Evidence(props: {
  control: ControlTotals;
  answer: ControlServicesResponse;
  rules: Rules;
  /** Absent where there are as many as can be shown. */
  onMore?: () => void;
}) {
  const t = useWords();
  const { control, answer, rules, onMore } = props;
  const { items, totalItems } = answer;
  // Said once where it is the same for all.
  const isAlike = items.every(
    item =>
      item.rulesVersion === items[0].rulesVersion &&
      item.policyHash === items[0].policyHash,
  );
  const columns = useColumns(rules, isAlike);
  if (items.length === 0) return <p>{t('compliance.evidenceNone')}</p>;
  return (
    <>
      {isAlike && <p>{judgedWords(t, items[0])}</p>}
      <DataTable
        caption={t('compliance.evidence', {
          control: `${control.id} ${control.title}`,
        })}
        rows={items}
        keyOf={({ service }) => service.entityRef}
        columns={columns}
      />
      {items.length < totalItems &&
        (onMore ? (
          <Button outlined onClick={onMore}>
            {t('common.showAll', {
              all: String(Math.min(totalItems, MOST_SHOWN)),
            })}
          </Button>
        ) : (
          <p>
            {t('compliance.moreInExport', {
              shown: numberWords(items.length),
              all: numberWords(totalItems),
            })}
          </p>
        ))}
    </>
  );
}

/** Where the files say no, each place with its lines at the scanned revision. */
function Places(props: { of: ControlServiceEvidence }) {
  const classes = useStyles();
  const t = useWords();
  const { findings, findingsNote } = props.of;
  return (
    <>
      {findings.length > 0 && (
        <ul className={classes.places}>
          {findings.slice(0, PLACES).map((finding, i) => (
            <li key={i}>
              <SafeLink href={finding.link} className={classes.place} inherit>
                {finding.file}
                {finding.line !== undefined && `:${finding.line}`}
              </SafeLink>{' '}
              {finding.message}
              {finding.accepted && (
                <div className={classes.subtle}>
                  {acceptanceWords(t, finding.accepted)}
                </div>
              )}
            </li>
          ))}
          {findings.length > PLACES && (
            <li>
              {t('compliance.morePlaces', { count: findings.length - PLACES })}
            </li>
          )}
        </ul>
      )}
      {findingsNote && <div className={classes.subtle}>{findingsNote}</div>}
    </>
  );
}

/** The rules and the policy that judged. */
function judgedWords(t: Words, evidence: ControlServiceEvidence): string {
  return t('compliance.judgedBy', {
    rules: evidence.rulesVersion ?? '–',
    policy: shortRevision(evidence.policyHash ?? '–'),
  });
}

function useColumns(
  rules: Rules,
  isAlike: boolean,
): Array<Column<ControlServiceEvidence>> {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  return [
    {
      id: 'service',
      title: t('compliance.service'),
      isHeader: true,
      cell: ({ service }) => (
        <EntityLink entityRef={service.entityRef} inherit>
          {service.title}
        </EntityLink>
      ),
    },
    {
      id: 'state',
      title: t('compliance.stateColumn'),
      cell: ({ state }) => (
        <StateMark standing={STANDING[state]}>
          {t(`compliance.state.${state}`)}
        </StateMark>
      ),
    },
    {
      id: 'reason',
      title: t('compliance.reason'),
      cell: evidence => (
        <>
          {evidence.reason}
          <Places of={evidence} />
        </>
      ),
    },
    {
      id: 'revision',
      title: t('compliance.revision'),
      cell: evidence =>
        evidence.revision ? (
          <>
            <SafeLink
              href={evidence.revisionLink}
              className={classes.revision}
              title={evidence.revision}
            >
              {shortRevision(evidence.revision)}
            </SafeLink>
            {evidence.scannedAt && (
              <div className={classes.subtle}>
                {exactTime(evidence.scannedAt)}
              </div>
            )}
            {evidence.recheck && (
              <div className={classes.copy}>
                <CopyButton text={evidence.recheck} title={evidence.recheck}>
                  {t('compliance.copyRecheck')}
                </CopyButton>
              </div>
            )}
          </>
        ) : (
          '–'
        ),
    },
    {
      id: 'checks',
      title: t('compliance.checks'),
      cell: evidence => (
        <ul className={classes.rules}>
          {evidence.rules.map(rule => (
            <li key={rule.id}>
              {titleOf(rules, rule.id)}:{' '}
              <strong>{t(`compliance.ruleState.${rule.state}`)}</strong>
            </li>
          ))}
          {!isAlike && (
            <li className={classes.subtle}>{judgedWords(t, evidence)}</li>
          )}
        </ul>
      ),
    },
    {
      id: 'waivers',
      title: t('compliance.waivers'),
      cell: ({ waivers }) =>
        waivers.length === 0 ? (
          <span className={classes.subtle}>{t('compliance.noWaivers')}</span>
        ) : (
          <PortalLink to={path('waivers', { show: 'active' })}>
            {waivers.length} {t('compliance.waiverLink')}
          </PortalLink>
        ),
    },
  ];
}
