import { makeStyles } from '@material-ui/core/styles';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactNode } from 'react';
import { visibleText } from '../../../checks/links';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { Timestamp } from '../../Timestamp';
import { EntityLink } from '../EntityLink';
import { dayWords } from '../format';
import { nameOf } from '../Scopes';
import { Standing, StateMark } from '../StateMark';
import { useTabPath } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { Decision } from './DecisionDialog';

const STANDING: Record<Waiver['state'], Standing> = {
  asked: 'unknown',
  active: 'half',
  refused: 'bad',
  withdrawn: 'none',
  ended: 'none',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
      padding: theme.spacing(2),
      border: `1px solid ${colorsOf(theme).rule}`,
      borderRadius: 8,
      overflowWrap: 'anywhere',
      '& p': { margin: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
    title: { margin: 0, fontSize: '1rem', fontWeight: 700 },
    subtle: { color: theme.palette.textSubtle },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'minmax(8em, auto) minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      '& dt': { color: theme.palette.textSubtle },
      '& dd': { margin: 0 },
    },
    text: { whiteSpace: 'pre-wrap' },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: 'auto',
      paddingTop: theme.spacing(1),
    },
  }),
  { name: 'ContainerScorecardWaiverCard' },
);

/** One waiver: for what, why, who, until when; and what the reader may do with it. */
export function WaiverCard(props: {
  waiver: Waiver;
  check: string;
  onDecide: (decision: Decision) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { waiver, check, onDecide } = props;
  const day = dayWords(waiver.until);
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <PortalLink to={path('checks', { check: waiver.rule })} inherit>
            {check}
          </PortalLink>
        </h3>
        <StateMark standing={STANDING[waiver.state]}>
          {t(`waivers.state.${waiver.state}`)}
        </StateMark>
      </div>
      <p>
        <EntityLink entityRef={waiver.entityRef}>{waiver.title}</EntityLink>
        <span className={classes.subtle}>
          {', '}
          {waiver.path
            ? t('waivers.onlyIn', { path: visibleText(waiver.path) })
            : t('waivers.inAll')}
          {waiver.state === 'active' || waiver.state === 'asked'
            ? `, ${t('waivers.covers', { count: waiver.findings })}`
            : ''}
        </span>
      </p>
      <dl className={classes.facts}>
        <Fact name={t('waivers.reason')}>
          <span className={classes.text}>{visibleText(waiver.reason)}</span>
        </Fact>
        {waiver.compensation && (
          <Fact name={t('waivers.compensation')}>
            <span className={classes.text}>
              {visibleText(waiver.compensation)}
            </span>
          </Fact>
        )}
        <Fact name={t('waivers.until')}>
          {waiver.endsSoon ? (
            <StateMark standing="warning">
              {t('waivers.untilSoon', { day })}
            </StateMark>
          ) : (
            day
          )}
        </Fact>
        <Fact name={t('waivers.askedBy')}>
          <Who user={waiver.askedBy} at={waiver.askedAt} />
        </Fact>
        <Decided waiver={waiver} />
      </dl>
      <Actions waiver={waiver} check={check} onDecide={onDecide} />
    </li>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function Who(props: { user: string; at?: string }) {
  return (
    <>
      <EntityLink entityRef={props.user} inherit>
        {nameOf(props.user)}
      </EntityLink>
      {props.at && (
        <>
          {', '}
          <Timestamp at={props.at} />
        </>
      )}
    </>
  );
}

function Decided(props: { waiver: Waiver }) {
  const classes = useStyles();
  const t = useWords();
  const { state, decidedBy, decidedAt, decisionReason } = props.waiver;
  if (!decidedBy) return null;
  const name =
    state === 'refused' || state === 'withdrawn'
      ? t(`waivers.${state}By`)
      : t('waivers.approvedBy');
  return (
    <Fact name={name}>
      <Who user={decidedBy} at={decidedAt} />
      {decisionReason && (
        <div className={classes.text}>{visibleText(decisionReason)}</div>
      )}
    </Fact>
  );
}

function Actions(props: {
  waiver: Waiver;
  check: string;
  onDecide: (decision: Decision) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { waiver, check, onDecide } = props;
  const mayDecide = waiver.may.decide && waiver.state === 'asked';
  const mayWithdraw =
    waiver.may.withdraw && ['asked', 'active'].includes(waiver.state);
  if (!mayDecide && !mayWithdraw) return null;
  const about = `${check}, ${waiver.title}`;
  const button = (decision: Decision, words: string) => (
    <Button
      outlined
      aria-label={`${words}: ${about}`}
      onClick={() => onDecide(decision)}
    >
      {words}
    </Button>
  );
  return (
    <div className={classes.actions}>
      {mayDecide && button('approve', t('waivers.approve'))}
      {mayDecide && button('refuse', t('waivers.refuse'))}
      {mayWithdraw &&
        button(
          'withdraw',
          t(waiver.state === 'active' ? 'waivers.end' : 'waivers.withdraw'),
        )}
    </div>
  );
}
