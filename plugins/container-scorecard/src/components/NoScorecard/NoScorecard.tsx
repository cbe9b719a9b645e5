import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { errorWords, statusOf } from '../../checks/errors';
import { faceOf } from '../../checks/face';
import { sentence } from '../../checks/words';
import { useAdoptPath } from '../../hooks/useAdoptPath';
import { ScorecardState } from '../../hooks/useScorecard';
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
  const classes = useStyles();
  const { scorecard, heading } = props;
  const { problem } = scorecard;
  if (problem) {
    return (
      <Face
        line={scorecard.line}
        heading={heading}
        title="The first scan has to wait"
      >
        <p>
          <InlineCode>{sentence(problem.reason)}</InlineCode>
        </p>
        <p>
          <InlineCode>{sentence(problem.advice)}</InlineCode>
        </p>
        <LastScan scorecard={scorecard} verbs={['Tried', 'Next try']} />
      </Face>
    );
  }
  return (
    <Face
      line={scorecard.line}
      heading={heading}
      title="Waiting for the first scan"
    >
      <LinearProgress
        className={classes.progress}
        aria-label="Waiting for the first scan"
      />
      <p>
        <SourceLink scorecard={scorecard}>
          The source of this service
        </SourceLink>{' '}
        {scorecard.scanning
          ? 'is being scanned or is next in line, which mostly takes less than a minute.'
          : 'is about to be scanned.'}{' '}
        The score appears here by itself.
      </p>
    </Face>
  );
}

function NotContainerised(props: { scorecard: Scorecard } & Heading) {
  const { scorecard, heading } = props;
  const classes = useStyles();
  const adopt = useAdoptPath(scorecard.entityRef);
  return (
    <Face line={scorecard.line} heading={heading} title="Not containerised">
      <p>
        There are no container files in{' '}
        <SourceLink scorecard={scorecard}>
          the source of this service
        </SourceLink>
        , so there is nothing to score. It is not counted as zero.
      </p>
      {adopt && (
        <p className={classes.step}>
          <PortalLink to={adopt.to}>
            {adopt.prefilled
              ? 'Adopt a golden path ›'
              : 'Start from a template ›'}
          </PortalLink>
        </p>
      )}
      <p>
        {adopt?.prefilled &&
          'It looks through this repository and proposes the files in a pull request. '}
        {adopt ? 'Or add' : 'Add'} a Dockerfile yourself and push: the next scan
        finds it by itself.
      </p>
      <LastScan scorecard={scorecard} verbs={['Looked', 'Looks again']} />
    </Face>
  );
}

function NotRead(props: { scorecard: Scorecard } & Heading) {
  const { scorecard, heading } = props;
  const title =
    scorecard.status === 'unsupported'
      ? 'This source cannot be scanned'
      : 'The source could not be read';
  return (
    <Face line={scorecard.line} heading={heading} title={title}>
      <p>
        {scorecard.problem ? (
          <InlineCode>{sentence(scorecard.problem.reason)}</InlineCode>
        ) : (
          'The scan ended without saying why.'
        )}
      </p>
      {scorecard.problem && (
        <p>
          <InlineCode>{sentence(scorecard.problem.advice)}</InlineCode>
        </p>
      )}
      <LastScan scorecard={scorecard} verbs={['Tried', 'Next try']} />
    </Face>
  );
}

/** When it was looked at last and will be next; `verbs` are for the one and the other. */
function LastScan(props: { scorecard: Scorecard; verbs: [string, string] }) {
  const { lastScanAt, nextScanAt } = props.scorecard;
  const [last, next] = props.verbs;
  if (!lastScanAt && !nextScanAt) return null;
  return (
    <p>
      {lastScanAt && (
        <>
          {last} <Timestamp at={lastScanAt} />
          {'. '}
        </>
      )}
      {nextScanAt && (
        <>
          {next} <Timestamp at={nextScanAt} />.
        </>
      )}
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
  const { error, retry, heading } = props;
  const status = statusOf(error);
  const again = (
    <Button outlined onClick={retry}>
      Try again
    </Button>
  );
  if (status === 404) {
    return (
      <Face heading={heading} title="No scorecard to show">
        <p>
          Policy does not ask for this entity to be scored, or you may not see
          it. One that was registered a moment ago is picked up within minutes.
        </p>
        <p>
          Whoever runs this portal chooses what is scored, by{' '}
          <code>containerScorecard.entities</code>.
        </p>
        {again}
      </Face>
    );
  }
  if (status === 401 || status === 403) {
    return (
      <Face heading={heading} title="You may not see this scorecard">
        <p>
          Whoever may read the entity in the catalog may read its scorecard. Ask
          the owner of the entity, or whoever runs this portal.
        </p>
        {again}
      </Face>
    );
  }
  return (
    <Face heading={heading} title="The scorecard could not be loaded">
      <p>
        {status === undefined
          ? 'The backend of the container scorecard could not be reached'
          : `The backend of the container scorecard answered with ${status}`}
        : {sentence(errorWords(error))}
      </p>
      <p>If that stays, tell whoever runs this portal.</p>
      {again}
    </Face>
  );
}
