import { Content, Header, Page } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { lazy, Suspense } from 'react';
import { NavLink, Route, Routes } from 'react-router-dom';
import { colorsOf } from '../colors';
import { Skeleton } from '../Skeleton';
import { Message } from './Answer';
import { ScopePicker, ScopesProvider } from './Scopes';
import { Tab, TABS, useTabPath } from './useQuery';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
      minWidth: 0,
      fontSize: '0.875rem',
      lineHeight: 1.5,
      color: theme.palette.text.primary,
    },
    standAlone: {
      padding: theme.spacing(0, 3, 4),
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 1.5, 4) },
    },
    bar: {
      display: 'flex',
      flexWrap: 'wrap-reverse',
      alignItems: 'flex-end',
      justifyContent: 'space-between',
      gap: theme.spacing(1.5, 3),
      borderBottom: `1px solid ${colorsOf(theme).rule}`,
    },
    tabs: {
      display: 'flex',
      gap: theme.spacing(0.5),
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(0.5, 0.5, 0),
      overflowX: 'auto',
      listStyle: 'none',
    },
    tab: {
      display: 'block',
      padding: theme.spacing(1, 1.5),
      borderBottom: '3px solid transparent',
      borderRadius: '4px 4px 0 0',
      color: theme.palette.textSubtle,
      fontWeight: 600,
      textDecoration: 'none',
      whiteSpace: 'nowrap',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '&[aria-current=page]': {
        color: theme.palette.text.primary,
        borderBottomColor: theme.palette.text.primary,
      },
    },
    scope: { minWidth: 0, maxWidth: '100%', paddingBottom: theme.spacing(1) },
    shape: {
      display: 'grid',
      gap: theme.spacing(2),
    },
  }),
  { name: 'ContainerScorecardOrganisationPage' },
);

// Charts are not loaded by who only looks at waivers.
const PARTS: Record<Tab, ReturnType<typeof lazy>> = {
  overview: lazy(() => import('./overview')),
  services: lazy(() => import('./services')),
  checks: lazy(() => import('./checks')),
  images: lazy(() => import('./images')),
  compliance: lazy(() => import('./compliance')),
  waivers: lazy(() => import('./waivers')),
};

/** The pages of the organisation below the portal's own head. */
export function OrganisationContent(props: { standAlone?: boolean }) {
  const classes = useStyles();
  const t = useWords();
  // The classic page brings its own.
  const Frame = props.standAlone ? 'main' : 'div';
  return (
    <ScopesProvider>
      <Frame
        className={`${classes.root} ${
          props.standAlone ? classes.standAlone : ''
        }`}
      >
        <div className={classes.bar}>
          <Tabs />
          <div className={classes.scope}>
            <ScopePicker />
          </div>
        </div>
        <Suspense fallback={<Shape />}>
          <Routes>
            {TABS.map(tab => {
              const Part = PARTS[tab];
              return (
                <Route
                  key={tab}
                  path={tab === 'overview' ? '/' : tab}
                  element={<Part />}
                />
              );
            })}
            <Route
              path="*"
              element={
                <Message title={t('page.notFound')}>
                  <p>{t('page.notFoundText')}</p>
                </Message>
              }
            />
          </Routes>
        </Suspense>
      </Frame>
    </ScopesProvider>
  );
}

function Tabs() {
  const classes = useStyles();
  const t = useWords();
  const path = useTabPath();
  return (
    <nav aria-label={t('page.tabs')} style={{ minWidth: 0 }}>
      <ul className={classes.tabs}>
        {TABS.map(tab => (
          <li key={tab}>
            <NavLink
              to={path(tab)}
              end={tab === 'overview'}
              className={classes.tab}
            >
              {t(`page.${tab}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shape() {
  const classes = useStyles();
  return (
    <div className={classes.shape}>
      <Skeleton width="100%" height={120} />
      <Skeleton width="100%" height={320} />
    </div>
  );
}

/** The pages of the organisation with the head of the classic frontend system. */
export function OrganisationPage() {
  const t = useWords();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <Content>
        <OrganisationContent />
      </Content>
    </Page>
  );
}
