import { makeStyles } from '@material-ui/core/styles';
import {
  byPlace,
  Check,
  hasFix,
  nextSteps,
  placeWords,
} from '../../checks/checks';
import { noGain, noGainWords } from '../../checks/gain';
import { gainWords } from '../../checks/words';
import { useChecksPath } from '../../hooks/useChecksPath';
import { useWords } from '../../hooks/useWords';
import { PortalLink, SafeLink } from '../Link';
import { SeverityShape } from '../Severity';
import { Skeleton } from '../Skeleton';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    title: {
      fontSize: '1rem',
      fontWeight: 700,
      margin: theme.spacing(0, 0, 0.5),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    step: {
      display: 'grid',
      gridTemplateColumns: '2.2em auto minmax(0, 1.2fr) minmax(0, 1fr) 3.2em',
      gridTemplateAreas: '"gain shape title place open"',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: '2.2em auto minmax(0, 1fr) auto',
        gridTemplateAreas: '"gain shape title open" ". . place place"',
      },
    },
    gain: {
      gridArea: 'gain',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
    },
    shape: { gridArea: 'shape', alignSelf: 'baseline' },
    note: { display: 'block', color: theme.palette.textSubtle },
    open: { gridArea: 'open', textAlign: 'right', whiteSpace: 'nowrap' },
    words: { gridArea: 'title', overflowWrap: 'anywhere' },
    place: {
      gridArea: 'place',
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      minWidth: 0,
      color: theme.palette.textSubtle,
    },
    file: {
      fontFamily: 'monospace',
      fontSize: '0.9em',
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      // Of a long path the end says most.
      direction: 'rtl',
      textAlign: 'left',
    },
    more: { whiteSpace: 'nowrap' },
  }),
  { name: 'ContainerScorecardNextSteps' },
);

/** The checks whose remedy the score would gain most from. */
export function NextSteps(props: {
  checks: Check[];
  /** True while titles are on their way. */
  loading: boolean;
  most: number;
}) {
  const t = useWords();
  const classes = useStyles();
  const steps = nextSteps(props.checks, props.most);
  if (steps.length === 0) return <div>{t('next.none')}</div>;
  return (
    <section>
      <h4 className={classes.title}>{t('next.title')}</h4>
      <ol className={classes.list}>
        {steps.map(check => (
          <li key={check.rule} className={classes.step}>
            <Step
              check={check}
              note={noGainWords(
                noGain(
                  check.outcome,
                  props.checks.map(c => c.outcome),
                ),
                t,
              )}
              loading={props.loading}
              classes={classes}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step(props: {
  check: Check;
  /** Why it gains nothing, where it does not. */
  note: string | undefined;
  loading: boolean;
  classes: ReturnType<typeof useStyles>;
}) {
  const t = useWords();
  const { check, note, loading, classes } = props;
  const path = useChecksPath();
  const to = path?.(check.rule);
  const { severity, gain } = check.outcome;
  const points = gainWords(gain);
  const [first] = check.open;
  const places = byPlace(check.open).length;
  return (
    <>
      <span
        className={classes.gain}
        title={points ? t('next.gain', { points: points.slice(1) }) : note}
      >
        {points ?? <span aria-hidden>–</span>}
        {points && <VisuallyHidden> {t('next.points')},</VisuallyHidden>}
      </span>
      <span className={classes.shape} title={t(`severity.${severity}`)}>
        <SeverityShape severity={severity} />
        <VisuallyHidden>{t(`severity.${severity}`)}:</VisuallyHidden>
      </span>
      <span className={classes.words}>
        {loading ? (
          <Skeleton width="70%" height={16} />
        ) : (
          <StepTitle check={check} to={to} />
        )}
        {note && (
          <>
            <VisuallyHidden>, </VisuallyHidden>
            <span className={classes.note}>{note}</span>
          </>
        )}
      </span>
      {first && (
        <span className={classes.place}>
          <SafeLink
            href={first.link}
            className={classes.file}
            title={placeWords(first)}
          >
            <bdi>{placeWords(first)}</bdi>
          </SafeLink>
          {places > 1 && (
            <span className={classes.more}>
              {t('next.more', { n: `${places - 1}` })}
            </span>
          )}
        </span>
      )}
      {to && (
        <span className={classes.open}>
          <PortalLink
            to={to}
            aria-label={`${hasFix(check) ? t('next.fix') : t('next.why')}: ${
              check.title
            }`}
          >
            {hasFix(check) ? t('next.fixLink') : t('next.whyLink')}
          </PortalLink>
        </span>
      )}
    </>
  );
}

function StepTitle(props: { check: Check; to: string | undefined }) {
  const t = useWords();
  const { check, to } = props;
  if (!to) return <>{check.title}</>;
  return (
    <PortalLink
      to={to}
      title={hasFix(check) ? t('next.seeFix') : t('next.seeWhy')}
      inherit
    >
      {check.title}
    </PortalLink>
  );
}
