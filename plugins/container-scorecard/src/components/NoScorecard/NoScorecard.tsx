import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords, statusOf } from '../../checks/errors';
import { faceOf } from '../../checks/face';
import { sentence } from '../../checks/words';
import { useAdoptPath } from '../../hooks/useAdoptPath';
import { ScorecardState } from '../../hooks/useScorecard';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { InlineCode } from '../InlineCode';
import { PortalLink, SafeLink } from '../Link';
import { Timestamp } from '../Timestamp';
import { Face } from './Face';

const useStyles = makeStyles(
  theme => ({
    step: { fontWeight: 600 },
    progress: { maxWidth: 320, margin: theme.spacing(0.5, 0) },
  }),
  { name: 'ContainerScorecardNoScorecard' },
);

type Heading = { heading: 'h3' | 'h4' };

/** What is shown in place of a result: the reason why there is none, and what to do. */
export function NoScorecard(props: { scorecard: Scorecard } & Heading) {
  const { scorecard, heading } = props;
  switch (faceOf(scorecard)) {
    case 'waiting':
      return <Waiting scorecard={scorecard} heading={heading} />;
    case 'not-containerised':
      return <NotContainerised scorecard={scorecard} heading={heading} />;
    default:
      return <NotRead scorecard={scorecard} heading={heading} />;
  }
}

function Waiting(props: { scorecard: Scorecard } & Heading) {
  const t = useWords();
  const classes = useStyles();
  const { scorecard, heading } = props;
  const { problem } = scorecard;
  if (problem) {
    return (
      <Face
        line={scorecard.line}
        heading={heading}
        title={t('absent.hasToWait')}
      >
        <p>
          <InlineCode>{sentence(problem.reason)}</InlineCode>
        </p>
        <p>
          <InlineCode>{sentence(problem.advice)}</InlineCode>
        </p>
        <LastScan
          scorecard={scorecard}
          words={['notice.tried', 'notice.next']}
        />
      </Face>
    );
  }
  const source = (
    <SourceLink scorecard={scorecard}>{t('absent.theSource')}</SourceLink>
  );
  return (
    <Face line={scorecard.line} heading={heading} title={t('absent.waiting')}>
      <LinearProgress
        className={classes.progress}
        aria-label={t('absent.waiting')}
      />
      <p>
        {scorecard.scanning
          ? t('absent.scanningText', { source })
          : t('absent.waitingText', { source })}
      </p>
    </Face>
  );
}

function NotContainerised(props: { scorecard: Scorecard } & Heading) {
  const t = useWords();
  const { scorecard, heading } = props;
  const classes = useStyles();
  const adopt = useAdoptPath(scorecard.entityRef);
  return (
    <Face
      line={scorecard.line}
      heading={heading}
      title={t('absent.notContainerised')}
    >
      <p>
        {t('absent.notContainerisedText', {
          source: (
            <SourceLink scorecard={scorecard}>{t('absent.source')}</SourceLink>
          ),
        })}
      </p>
      {adopt && (
        <p className={classes.step}>
          <PortalLink to={adopt.to}>
            {adopt.prefilled ? t('absent.adopt') : t('absent.create')}
          </PortalLink>
        </p>
      )}
      <p>
        {adopt?.prefilled && `${t('absent.adoptText')} `}
        {adopt ? t('absent.orAdd') : t('absent.add')}
      </p>
      <LastScan
        scorecard={scorecard}
        words={['absent.looked', 'absent.looksAgain']}
      />
    </Face>
  );
}

function NotRead(props: { scorecard: Scorecard } & Heading) {
  const t = useWords();
  const { scorecard, heading } = props;
  const title =
    scorecard.status === 'unsupported'
      ? t('absent.notReadable')
      : t('absent.notRead');
  return (
    <Face line={scorecard.line} heading={heading} title={title}>
      <p>
        {scorecard.problem ? (
          <InlineCode>{sentence(scorecard.problem.reason)}</InlineCode>
        ) : (
          t('absent.noReason')
        )}
      </p>
      {scorecard.problem && (
        <p>
          <InlineCode>{sentence(scorecard.problem.advice)}</InlineCode>
        </p>
      )}
      <LastScan scorecard={scorecard} words={['notice.tried', 'notice.next']} />
    </Face>
  );
}

/** When it was looked at last and will be next; `words` are for the one and the other. */
function LastScan(props: {
  scorecard: Scorecard;
  words: [
    'absent.looked' | 'notice.tried',
    'absent.looksAgain' | 'notice.next',
  ];
}) {
  const t = useWords();
  const { lastScanAt, nextScanAt } = props.scorecard;
  const [last, next] = props.words;
  if (!lastScanAt && !nextScanAt) return null;
  return (
    <p>
      {lastScanAt && <>{t(last, { time: <Timestamp at={lastScanAt} /> })} </>}
      {nextScanAt && t(next, { time: <Timestamp at={nextScanAt} /> })}
    </p>
  );
}

function SourceLink(props: { scorecard: Scorecard; children: string }) {
  const { sourceLink, sourceUrl } = props.scorecard;
  return <SafeLink href={sourceLink ?? sourceUrl}>{props.children}</SafeLink>;
}

/** No answer at all: nothing to see, or the backend in trouble. */
export function NoAnswer(
  props: { error: Error; retry: ScorecardState['retry'] } & Heading,
) {
  const t = useWords();
  const { error, retry, heading } = props;
  const status = statusOf(error);
  const words = sentence(errorWords(error));
  const again = (
    <Button outlined onClick={retry}>
      {t('state.again')}
    </Button>
  );
  if (status === 404) {
    return (
      <Face heading={heading} title={t('absent.notFound')}>
        <p>{t('absent.notFoundText')}</p>
        <p>
          {t('absent.notFoundAdvice', {
            key: <code>containerScorecard.entities</code>,
          })}
        </p>
        {again}
      </Face>
    );
  }
  if (status === 401 || status === 403) {
    return (
      <Face heading={heading} title={t('absent.forbidden')}>
        <p>{t('absent.forbiddenText')}</p>
        {again}
      </Face>
    );
  }
  return (
    <Face heading={heading} title={t('absent.failed')}>
      <p>
        {status === undefined
          ? t('state.unreachable', { words })
          : t('state.answered', { status: `${status}`, words })}
      </p>
      <p>{t('state.advice')}</p>
      {again}
    </Face>
  );
}
