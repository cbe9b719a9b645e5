import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { errorWords, statusOf } from '../../checks/errors';
import { sentence } from '../../checks/words';
import { Button } from '../Button';
import { PortalLink } from '../Link';
import { Notice } from '../ScorecardNotices';
import { Skeleton } from '../Skeleton';
import { exactTime } from '../Timestamp';
import { VisuallyHidden } from '../VisuallyHidden';
import { Loaded } from './useLoaded';
import { useTabPath } from './useQuery';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    value: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      transition: theme.transitions.create('opacity'),
      '&[aria-busy=true]': { opacity: 0.55 },
    },
    message: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      maxWidth: '70ch',
      padding: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
      '& p': { margin: 0 },
    },
    title: { fontSize: '1rem', fontWeight: 700 },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
    bars: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'ContainerScorecardAnswer' },
);

/** What was loaded; until then its shape, and if that fails why, and what to do. */
export function Answer<T>(props: {
  of: Loaded<T>;
  skeleton?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const t = useWords();
  const classes = useStyles();
  const { of: loaded, skeleton, children } = props;
  const { value, at, error, isLoading, retry } = loaded;
  if (value === undefined) {
    if (error && !isLoading) return <Failure error={error} retry={retry} />;
    return (
      <div>
        <VisuallyHidden live>{t('state.loading')}</VisuallyHidden>
        {skeleton ?? <Bars />}
      </div>
    );
  }
  return (
    <div className={classes.value} aria-busy={isLoading}>
      {error && at !== undefined && (
        <Notice
          title={t('state.stale', {
            time: exactTime(new Date(at).toISOString()),
            words: errorWords(error),
          })}
        >
          <div>
            <Button outlined onClick={retry}>
              {t('state.again')}
            </Button>
          </div>
        </Notice>
      )}
      {children(value)}
    </div>
  );
}

function Bars() {
  const classes = useStyles();
  return (
    <div className={classes.bars}>
      {[100, 92, 96, 88, 94].map(width => (
        <Skeleton key={width} width={`${width}%`} height={22} />
      ))}
    </div>
  );
}

function Failure(props: { error: Error; retry: () => void }) {
  const t = useWords();
  const path = useTabPath();
  const { error, retry } = props;
  const status = statusOf(error);
  const words = sentence(errorWords(error));
  const again = (
    <Button outlined onClick={retry}>
      {t('state.again')}
    </Button>
  );
  if (status === 404) {
    return (
      <Message
        title={t('state.notFound')}
        actions={
          <>
            {again}
            <PortalLink to={path('overview', { scope: undefined })}>
              {t('state.startAgain')}
            </PortalLink>
          </>
        }
      >
        <p>{words}</p>
        <p>{t('state.notFoundText')}</p>
      </Message>
    );
  }
  if (status === 401 || status === 403) {
    return (
      <Message title={t('state.forbidden')} actions={again}>
        <p>{words}</p>
        <p>{t('state.forbiddenText')}</p>
      </Message>
    );
  }
  return (
    <Message title={t('state.failed')} actions={again}>
      <p>
        {status === undefined
          ? t('state.unreachable', { words })
          : t('state.answered', { status: String(status), words })}
      </p>
      <p>{t('state.advice')}</p>
    </Message>
  );
}

/** One sentence and one next step, in place of what is not there. */
export function Message(props: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.message}>
      <p className={classes.title}>{props.title}</p>
      {props.children}
      {props.actions && <div className={classes.actions}>{props.actions}</div>}
    </div>
  );
}
