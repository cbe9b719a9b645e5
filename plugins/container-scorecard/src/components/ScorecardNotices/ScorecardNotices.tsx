import { makeStyles } from '@material-ui/core/styles';
import {
  RuleInfo,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords, statusOf } from '../../checks/errors';
import { visibleText } from '../../checks/links';
import { count, sentence, titleFromRuleId } from '../../checks/words';
import { ScorecardState } from '../../hooks/useScorecard';
import { Button } from '../Button';
import { InlineCode } from '../InlineCode';
import { Timestamp } from '../Timestamp';
import { Notice } from './Notice';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ContainerScorecardNotices' },
);

/** Everything that limits what the result shown is worth: failed, partial, out of date. */
export function ScorecardNotices(props: {
  state: ScorecardState;
  scorecard: Scorecard;
  rules?: ReadonlyMap<string, RuleInfo>;
  /** How many files to name before the rest is only counted. */
  most: number;
}) {
  const classes = useStyles();
  const { state, scorecard, rules, most } = props;
  const isPartial =
    scorecard.unreadable.length > 0 || scorecard.crashes.length > 0;
  if (!scorecard.problem && !isPartial && !state.error && !state.rescanError) {
    return null;
  }
  return (
    <div className={classes.root}>
      {state.rescanError && (
        <div role="alert">
          <Notice title="The scan could not be asked for.">
            <p>{rescanAdvice(state.rescanError)}</p>
          </Notice>
        </div>
      )}
      {scorecard.problem && <FailedNotice scorecard={scorecard} />}
      {isPartial && (
        <PartialNotice scorecard={scorecard} rules={rules} most={most} />
      )}
      {state.error && (
        <Notice title="This scorecard could not be refreshed.">
          <p>
            {sentence(errorWords(state.error))} What you see was answered{' '}
            {state.loadedAt ? (
              <Timestamp at={new Date(state.loadedAt).toISOString()} />
            ) : (
              'earlier'
            )}
            .
          </p>
          <Button outlined onClick={state.retry}>
            Try again
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** The latest scan failed, or the next has to wait; what is shown is from the one before. */
function FailedNotice(props: { scorecard: Scorecard }) {
  const { problem, scannedAt, lastScanAt, nextScanAt, status } =
    props.scorecard;
  if (!problem) return null;
  const isOver = status === 'failed' || status === 'unsupported';
  return (
    <Notice title={problemTitle(status)}>
      <p>
        <InlineCode>{sentence(problem.reason)}</InlineCode>
      </p>
      <p>
        <InlineCode>{sentence(problem.advice)}</InlineCode>
      </p>
      <p>
        {lastScanAt && isOver && (
          <>
            Tried <Timestamp at={lastScanAt} />
            {'. '}
          </>
        )}
        {nextScanAt && (
          <>
            Next try <Timestamp at={nextScanAt} />.{' '}
          </>
        )}
        {scannedAt && (
          <>
            Shown is the last good result, from <Timestamp at={scannedAt} />.
          </>
        )}
      </p>
    </Notice>
  );
}

function problemTitle(status: Scorecard['status']): string {
  switch (status) {
    case 'unsupported':
      return 'This service can no longer be scanned.';
    case 'failed':
      return 'The latest scan failed.';
    default:
      return 'The next scan has to wait.';
  }
}

/** Some files could not be judged, or some of our checks stopped. */
function PartialNotice(props: {
  scorecard: Scorecard;
  rules?: ReadonlyMap<string, RuleInfo>;
  most: number;
}) {
  const { scorecard, rules, most } = props;
  const { unreadable, crashes } = scorecard;
  return (
    <Notice title="This result is partial.">
      <ul>
        {unreadable.slice(0, most).map(({ file, reason }) => (
          <li key={file}>
            <code>{visibleText(file)}</code>{' '}
            <InlineCode>{sentence(reason)}</InlineCode>
          </li>
        ))}
        {unreadable.length > most && (
          <li>{count(unreadable.length - most, 'more file')} not judged.</li>
        )}
        {crashes.slice(0, most).map(({ rule, file, message }) => (
          <li key={`${rule} ${file}`}>
            Our check “{rules?.get(rule)?.title ?? titleFromRuleId(rule)}”
            stopped at <code>{visibleText(file)}</code>:{' '}
            <InlineCode>{sentence(message)}</InlineCode> That is a fault of the
            check, not of this service.
          </li>
        ))}
        {crashes.length > most && (
          <li>{count(crashes.length - most, 'more check')} of ours stopped.</li>
        )}
      </ul>
    </Notice>
  );
}

function rescanAdvice(error: Error): string {
  return statusOf(error) === 403
    ? 'You may not ask for scans. The next one comes by itself.'
    : `${sentence(
        errorWords(error),
      )} Try again; the next scan also comes by itself.`;
}
