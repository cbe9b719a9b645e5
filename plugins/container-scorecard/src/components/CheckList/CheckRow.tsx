import { makeStyles } from '@material-ui/core/styles';
import ChevronIcon from '@material-ui/icons/ChevronRight';
import { Waiver } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useRef } from 'react';
import { byPlace, Check, hasFix, placeWords } from '../../checks/checks';
import { dayWords, openWaiversOf } from '../../checks/waivers';
import { gainWords } from '../../checks/words';
import { useWaivers } from '../../hooks/useWaivers';
import { Words, useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { SeverityLabel } from '../Severity';
import { VisuallyHidden } from '../VisuallyHidden';
import { CheckBody } from './CheckBody';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${colorsOf(theme).rule}`,
    },
    heading: { font: 'inherit', margin: 0 },
    button: {
      display: 'grid',
      gridTemplateColumns: '24px 84px minmax(14em, 1fr) minmax(0, auto) 3.4em',
      gridTemplateAreas: '"chevron severity title meta gain"',
      alignItems: 'center',
      columnGap: theme.spacing(1),
      width: '100%',
      padding: theme.spacing(1.1, 1.5, 1.1, 1),
      border: 0,
      background: 'none',
      color: 'inherit',
      font: 'inherit',
      textAlign: 'left',
      cursor: 'pointer',
      scrollMarginTop: theme.spacing(3),
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: '24px minmax(0, 1fr) 3.4em',
        gridTemplateAreas:
          '"chevron title gain" ". severity severity" ". meta meta"',
        rowGap: 2,
      },
    },
    chevron: {
      gridArea: 'chevron',
      transition: theme.transitions.create('transform', { duration: 120 }),
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    isOpen: { transform: 'rotate(90deg)' },
    severity: { gridArea: 'severity', display: 'flex' },
    title: { gridArea: 'title', fontWeight: 600, overflowWrap: 'anywhere' },
    meta: {
      gridArea: 'meta',
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      gap: theme.spacing(0, 2),
      color: theme.palette.textSubtle,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { justifyContent: 'flex-start' },
    },
    gain: {
      gridArea: 'gain',
      fontWeight: 700,
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
    },
    place: { fontFamily: 'monospace' },
  }),
  { name: 'ContainerScorecardCheckRow' },
);

/** One check; opens to everything there is to say about it. */
export function CheckRow(props: {
  check: Check;
  isOpen: boolean;
  /** Set on the check that the reader came for. */
  isTarget: boolean;
  onToggle: (rule: string) => void;
}) {
  const classes = useStyles();
  const { check, isOpen, isTarget, onToggle } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isTarget) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView?.({ block: 'start' });
  }, [isTarget]);
  const bodyId = `container-scorecard-check-${check.rule.replace(/\W/g, '-')}`;
  return (
    <li className={classes.root}>
      <h4 className={classes.heading}>
        <button
          ref={button}
          type="button"
          className={classes.button}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => onToggle(check.rule)}
        >
          <ChevronIcon
            aria-hidden
            className={`${classes.chevron} ${isOpen ? classes.isOpen : ''}`}
          />
          <span className={classes.severity}>
            <SeverityLabel severity={check.outcome.severity} />
          </span>
          <VisuallyHidden>: </VisuallyHidden>
          <span className={classes.title}>{check.title}</span>
          <VisuallyHidden>; </VisuallyHidden>
          <Meta check={check} classes={classes} />
          <Gain check={check} className={classes.gain} />
        </button>
      </h4>
      {isOpen && (
        <div id={bodyId}>
          <CheckBody check={check} />
        </div>
      )}
    </li>
  );
}

function Meta(props: {
  check: Check;
  classes: Record<'meta' | 'place', string>;
}) {
  const t = useWords();
  const { check, classes } = props;
  const places = byPlace([...check.open, ...check.accepted]);
  const waivers = openWaiversOf(useWaivers().items, check.rule);
  return (
    <span className={classes.meta}>
      {waivers.map(waiver => (
        <span key={waiver.id}>{waiverWords(waiver, t)} </span>
      ))}
      {hasFix(check) && <span>{t('check.fixReady')} </span>}
      {places.length > 0 && (
        <span>
          <span className={classes.place}>{placeWords(places[0][0])}</span>
          {places.length > 1 &&
            ` ${t('check.more', { n: `${places.length - 1}` })}`}{' '}
        </span>
      )}
      <span>{t(`category.${check.outcome.category}`)}</span>{' '}
    </span>
  );
}

/** `waived until 31 Mar 2027`. */
function waiverWords({ state, until, endsSoon }: Waiver, t: Words): string {
  if (state === 'asked') return t('check.waiverAsked');
  const day = dayWords(until);
  return endsSoon
    ? t('check.waivedUntilSoon', { day })
    : t('check.waivedUntil', { day });
}

function Gain(props: { check: Check; className: string }) {
  const t = useWords();
  const { state, severity, gain } = props.check.outcome;
  const points = gainWords(gain);
  if (state === 'fail' && !points) {
    return (
      <span className={props.className}>
        {severity === 'info' ? t('check.advice') : '–'}
      </span>
    );
  }
  return (
    <span
      className={props.className}
      title={points && t('next.gain', { points: points.slice(1) })}
    >
      {points}
      {points && <VisuallyHidden> {t('next.points')}</VisuallyHidden>}
    </span>
  );
}
