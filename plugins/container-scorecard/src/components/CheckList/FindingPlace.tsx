import { makeStyles } from '@material-ui/core/styles';
import { ScorecardFinding } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { placeWords } from '../../checks/checks';
import { lineHref } from '../../checks/links';
import { dayWords } from '../../checks/waivers';
import { sentence } from '../../checks/words';
import { useWords } from '../../hooks/useWords';
import { FixDiff } from '../FixDiff';
import { InlineCode } from '../InlineCode';
import { SafeLink } from '../Link';
import { SourceExcerpt } from '../SourceExcerpt';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
    place: {
      margin: 0,
      fontFamily: 'monospace',
      fontSize: '0.875rem',
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
    message: {
      margin: 0,
      overflowWrap: 'anywhere',
      '& code': { fontFamily: 'monospace', fontWeight: 600 },
    },
  }),
  { name: 'ContainerScorecardFindingPlace' },
);

/** One place where a check says no: where, what, the lines, and the fixes. */
export function FindingPlace(props: {
  /** Findings of one check at one place; not empty. */
  findings: ScorecardFinding[];
}) {
  const t = useWords();
  const classes = useStyles();
  const { findings } = props;
  const [first] = findings;
  return (
    <div className={classes.root}>
      <h5 className={classes.place}>
        <SafeLink href={first.link}>{placeWords(first)}</SafeLink>
      </h5>
      {findings.map((finding, index) => (
        <div key={`${finding.fingerprint} ${index}`}>
          <p className={classes.message}>
            <InlineCode>{sentence(finding.message)}</InlineCode>
          </p>
          {finding.suppressed && <Accepted finding={finding} />}
          {finding.waiver && !finding.suppressed && (
            <p className={classes.message}>{t('check.byWaiver')}</p>
          )}
        </div>
      ))}
      <SourceExcerpt finding={first} />
      {findings.map(
        (finding, index) =>
          finding.fix &&
          !finding.suppressed &&
          !finding.waiver && (
            <FixDiff
              key={`${finding.fingerprint} ${index}`}
              finding={finding}
              fix={finding.fix}
            />
          ),
      )}
    </div>
  );
}

/** Why a finding does not count, and until when. */
function Accepted(props: { finding: ScorecardFinding }) {
  const t = useWords();
  const classes = useStyles();
  const { suppressed, link, file } = props.finding;
  if (!suppressed) return null;
  const line = suppressed.range.startLine;
  const { reason, until } = suppressed;
  const place = (
    <SafeLink href={lineHref(link, line)}>
      {file}:{line}
    </SafeLink>
  );
  const day = <time dateTime={until}>{until && dayWords(until)}</time>;
  const words = () => {
    if (until) {
      return reason
        ? t('check.byCommentUntilBecause', { place, day, reason })
        : t('check.byCommentUntil', { place, day });
    }
    return reason
      ? t('check.byCommentBecause', { place, reason })
      : t('check.byComment', { place });
  };
  return <p className={classes.message}>{words()}</p>;
}
