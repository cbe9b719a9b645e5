import { makeStyles } from '@material-ui/core/styles';
import { useLocation, useNavigate } from 'react-router-dom';
import { Button } from '../../Button';
import { numberWords } from '../format';
import { useQuery, withChange } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { PAGE } from './filters';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    where: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardPager' },
);

/** The page that the address names, from 1. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get('page'));
  return query.get('cursor') && Number.isInteger(page) && page > 1 ? page : 1;
}

/** The cursors of the pages before, kept with the address by the browser. */
function cursorsOf(state: unknown): Array<string | undefined> {
  const cursors =
    typeof state === 'object' && state !== null && 'cursors' in state
      ? state.cursors
      : undefined;
  return Array.isArray(cursors) ? cursors : [];
}

/**
 * Turns pages. A cursor leads onwards only, so the way back is kept beside the address; who came by a link without it
 * can go on or to the first page.
 */
export function Pager(props: {
  shown: number;
  totalItems: number;
  nextCursor?: string;
}) {
  const classes = useStyles();
  const t = useWords();
  const { query } = useQuery();
  const navigate = useNavigate();
  const location = useLocation();
  const { shown, totalItems, nextCursor } = props;
  const page = pageOf(query);
  const cursors = cursorsOf(location.state);
  const isKnown = cursors.length === page - 1;

  const go = (
    to: number,
    cursor: string | undefined,
    before: Array<string | undefined>,
  ) => {
    const search = withChange(query, {
      page: to > 1 ? String(to) : undefined,
      cursor,
    }).toString();
    navigate({ search }, { state: { cursors: before } });
    window.scrollTo?.({ top: 0 });
  };

  if (totalItems <= shown && page === 1) return null;
  const from = (page - 1) * PAGE + 1;
  return (
    <nav className={classes.root} aria-label={t('services.pages')}>
      {page > 1 &&
        (isKnown ? (
          <Button
            outlined
            onClick={() =>
              go(page - 1, cursors[page - 2], cursors.slice(0, -1))
            }
          >
            {t('services.previous')}
          </Button>
        ) : (
          <Button outlined onClick={() => go(1, undefined, [])}>
            {t('services.first')}
          </Button>
        ))}
      <span className={classes.where}>
        {t('services.range', {
          from: numberWords(from),
          to: numberWords(from + shown - 1),
          all: numberWords(totalItems),
        })}
      </span>
      {nextCursor && (
        <Button
          outlined
          onClick={() =>
            go(page + 1, nextCursor, [
              ...(isKnown ? cursors : []),
              query.get('cursor') ?? undefined,
            ])
          }
        >
          {t('services.next')}
        </Button>
      )}
    </nav>
  );
}
