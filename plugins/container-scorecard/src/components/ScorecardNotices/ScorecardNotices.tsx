import { makeStyles } from '@material-ui/core/styles';
import {
  RuleInfo,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords, statusOf } from '../../checks/errors';
import { visibleText } from '../../checks/links';
import { sentence, titleFromRuleId } from '../../checks/words';
import { ScorecardState } from '../../hooks/useScorecard';
import { Words, useWords } from '../../hooks/useWords';
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
  const t = useWords();
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
          <Notice title={t('notice.notAsked')}>
            <p>{rescanAdvice(state.rescanError, t)}</p>
          </Notice>
        </div>
      )}
      {scorecard.problem && <FailedNotice scorecard={scorecard} />}
      {isPartial && (
        <PartialNotice scorecard={scorecard} rules={rules} most={most} />
      )}
      {state.error && (
        <Notice title={t('notice.notRefreshed')}>
          <p>
            {state.loadedAt
              ? t('notice.answered', {
                  words: sentence(errorWords(state.error)),
                  time: (
                    <Timestamp at={new Date(state.loadedAt).toISOString()} />
                  ),
                })
              : t('notice.answeredEarlier', {
                  words: sentence(errorWords(state.error)),
                })}
          </p>
          <Button outlined onClick={state.retry}>
            {t('state.again')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

/** The latest scan failed, or the next has to wait; what is shown is from the one before. */
function FailedNotice(props: { scorecard: Scorecard }) {
  const t = useWords();
  const { problem, scannedAt, lastScanAt, nextScanAt, status } =
    props.scorecard;
  if (!problem) return null;
  const isOver = status === 'failed' || status === 'unsupported';
  return (
    <Notice title={t(problemTitle(status))}>
      <p>
        <InlineCode>{sentence(problem.reason)}</InlineCode>
      </p>
      <p>
        <InlineCode>{sentence(problem.advice)}</InlineCode>
      </p>
      <p>
        {lastScanAt && isOver && (
          <>{t('notice.tried', { time: <Timestamp at={lastScanAt} /> })} </>
        )}
        {nextScanAt && (
          <>{t('notice.next', { time: <Timestamp at={nextScanAt} /> })} </>
        )}
        {scannedAt && t('notice.shown', { time: <Timestamp at={scannedAt} /> })}
      </p>
    </Notice>
  );
}

function problemTitle(status: Scorecard['status']) {
  switch (status) {
    case 'unsupported':
      return 'notice.noLonger';
    case 'failed':
      return 'notice.failed';
    default:
      return 'notice.hasToWait';
  }
}

/** Some files could not be judged, or some of our checks stopped. */
function PartialNotice(props: {
  scorecard: Scorecard;
  rules?: ReadonlyMap<string, RuleInfo>;
  most: number;
}) {
  const t = useWords();
  const { scorecard, rules, most } = props;
  const { unreadable, crashes } = scorecard;
  return (
    <Notice title={t('notice.partial')}>
      <ul>
        {unreadable.slice(0, most).map(({ file, reason }) => (
          <li key={file}>
            <code>{visibleText(file)}</code>{' '}
            <InlineCode>{sentence(reason)}</InlineCode>
          </li>
        ))}
        {unreadable.length > most && (
          <li>{t('notice.moreFiles', { count: unreadable.length - most })}</li>
        )}
        {crashes.slice(0, most).map(({ rule, file, message }) => (
          <li key={`${rule} ${file}`}>
            {t('notice.crash', {
              check: rules?.get(rule)?.title ?? titleFromRuleId(rule),
              file: <code>{visibleText(file)}</code>,
              words: <InlineCode>{sentence(message)}</InlineCode>,
            })}
          </li>
        ))}
        {crashes.length > most && (
          <li>{t('notice.moreCrashes', { count: crashes.length - most })}</li>
        )}
      </ul>
    </Notice>
  );
}

function rescanAdvice(error: Error, t: Words): string {
  return statusOf(error) === 403
    ? t('notice.mayNotAsk')
    : t('notice.askAgain', { words: sentence(errorWords(error)) });
}
