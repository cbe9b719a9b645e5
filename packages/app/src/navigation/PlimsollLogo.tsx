import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 2.5 * sidebarConfig.logoHeight,
    color: '#f2f7fa',
    // Centres the mark in the closed sidebar.
    paddingLeft: (sidebarConfig.drawerWidthClosed - 32) / 2,
  },
  mark: { flex: 'none' },
  name: {
    marginLeft: 14,
    fontSize: 20,
    fontWeight: 600,
    letterSpacing: 0.4,
  },
});

/** The Plimsoll mark: how deep a ship may lie in the water. */
const Mark = ({ className }: { className?: string }) => (
  <svg
    className={className}
    width="32"
    height="32"
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    aria-hidden
  >
    <circle cx="16" cy="16" r="9.5" />
    <path d="M2 16h28" strokeLinecap="round" />
  </svg>
);

/** The mark, and the name while the sidebar is open; leads to the first page. */
export const PlimsollLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={classes.root}
      aria-label="Plimsoll, to the catalog"
    >
      <Mark className={classes.mark} />
      {isOpen && <span className={classes.name}>Plimsoll</span>}
    </Link>
  );
};
