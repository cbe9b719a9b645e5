import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Popover from '@material-ui/core/Popover';
import BookmarkIcon from '@material-ui/icons/BookmarkBorder';
import CloseIcon from '@material-ui/icons/Close';
import { FormEvent, useEffect, useState } from 'react';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { PortalLink } from '../../Link';
import { VisuallyHidden } from '../../VisuallyHidden';
import { useQuery, useTabPath, withChange } from '../useQuery';
import { useWords } from '../../../hooks/useWords';

/** A query under a name. */
type View = { name: string; query: string };

const BUCKET = 'container-scorecard';
const KEY = 'views';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 320,
      maxWidth: 'calc(100vw - 32px)',
      padding: theme.spacing(2),
      border: `1px solid ${colorsOf(theme).control}`,
      fontSize: '0.875rem',
    },
    list: {
      listStyle: 'none',
      margin: theme.spacing(0, 0, 1.5),
      padding: 0,
      maxHeight: 300,
      overflowY: 'auto',
    },
    item: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    none: { margin: theme.spacing(0, 0, 1.5), color: theme.palette.textSubtle },
    form: { display: 'flex', gap: theme.spacing(1) },
    input: {
      flex: 1,
      minWidth: 0,
      minHeight: 34,
      padding: theme.spacing(0.25, 1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -1,
      },
    },
  }),
  { name: 'ContainerScorecardSavedViews' },
);

/** The reader's own views, kept by the portal: in the browser, or with them where user settings are stored. */
function useViews(): [View[], (views: View[]) => void] {
  const storage = useApi(storageApiRef);
  const [views, setViews] = useState<View[]>(() =>
    known(storage.forBucket(BUCKET).snapshot(KEY).value),
  );
  useEffect(() => {
    const subscription = storage
      .forBucket(BUCKET)
      .observe$(KEY)
      .subscribe(({ value }) => setViews(known(value)));
    return () => subscription.unsubscribe();
  }, [storage]);
  const store = (next: View[]) => {
    setViews(next);
    void storage.forBucket(BUCKET).set(KEY, next);
  };
  return [views, store];
}

/** What somebody else may have written there is left out. */
function known(value: unknown): View[] {
  return Array.isArray(value)
    ? value.filter(
        (view): view is View =>
          typeof view?.name === 'string' && typeof view?.query === 'string',
      )
    : [];
}

/** Opens saved filters, and saves those that are set. */
export function SavedViews() {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  const { query } = useQuery();
  const [views, setViews] = useViews();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState('');

  const save = (event: FormEvent) => {
    event.preventDefault();
    const title = name.trim();
    if (!title) return;
    const view = {
      name: title,
      query: withChange(query, {
        page: undefined,
        cursor: undefined,
      }).toString(),
    };
    setViews(
      [...views.filter(other => other.name !== title), view].sort((a, b) =>
        a.name.localeCompare(b.name),
      ),
    );
    setSaved(title);
    setName('');
  };

  const services = path('services', { scope: undefined });
  return (
    <>
      <Button
        outlined
        icon={<BookmarkIcon fontSize="small" />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('services.views')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{
          className: classes.paper,
          role: 'dialog',
          'aria-label': t('services.views'),
        }}
      >
        {views.length === 0 ? (
          <p className={classes.none}>{t('services.viewsNone')}</p>
        ) : (
          <ul className={classes.list}>
            {views.map(view => (
              <li key={view.name} className={classes.item}>
                <PortalLink to={`${services}?${view.query}`}>
                  {view.name}
                </PortalLink>
                <Button
                  aria-label={t('services.forget', { name: view.name })}
                  onClick={() =>
                    setViews(views.filter(other => other !== view))
                  }
                >
                  <CloseIcon fontSize="small" aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form className={classes.form} onSubmit={save}>
          <input
            className={classes.input}
            aria-label={t('services.viewName')}
            placeholder={t('services.viewName')}
            maxLength={80}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <Button outlined type="submit">
            {t('services.saveView')}
          </Button>
        </form>
        <VisuallyHidden live>
          {saved ? t('services.saved', { name: saved }) : ''}
        </VisuallyHidden>
      </Popover>
    </>
  );
}
