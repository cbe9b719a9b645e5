import { makeStyles } from '@material-ui/core/styles';
import { PAGE_VIEWS, PageView, usePageView } from '../../hooks/usePageView';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';
import { PortalLink } from '../Link';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 3),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      borderBottom: `1px solid ${colorsOf(theme).rule}`,
    },
    tab: {
      display: 'block',
      padding: theme.spacing(1, 0.5),
      borderBottom: '3px solid transparent',
      fontWeight: 600,
      textDecoration: 'none',
      '&[aria-current]': {
        borderBottomColor: theme.palette.text.primary,
      },
      '&:hover': { textDecoration: 'underline' },
    },
  }),
  { name: 'ContainerScorecardPageTabs' },
);

/** The parts of the page, each with an address of its own. */
export function PageTabs(props: {
  /** What stands behind a title, such as a number. */
  counts: Partial<Record<PageView, number>>;
}) {
  const t = useWords();
  const classes = useStyles();
  const { view, pathOf } = usePageView();
  return (
    <nav aria-label={t('scorecard.parts')}>
      <ul className={classes.list}>
        {PAGE_VIEWS.map(to => (
          <li key={to}>
            <PortalLink
              to={pathOf(to)}
              className={classes.tab}
              aria-current={to === view ? 'page' : undefined}
              inherit
            >
              {t(`scorecard.${to}`)}
              {props.counts[to] ? ` (${props.counts[to]})` : ''}
            </PortalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
