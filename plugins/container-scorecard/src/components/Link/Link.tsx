import { useAnalytics } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { safeHref } from '../../checks/links';
import { useWords } from '../../hooks/useWords';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.link,
      textDecoration: 'underline',
      textUnderlineOffset: '2px',
      textDecorationThickness: '1px',
      '&:hover': { textDecorationThickness: '2px' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
        borderRadius: 2,
      },
    },
    inherit: { color: 'inherit' },
  }),
  { name: 'ContainerScorecardLink' },
);

interface Look {
  children: ReactNode;
  className?: string;
  title?: string;
  /** Takes the colour of the text around it. */
  inherit?: boolean;
}

function useLook(props: Look) {
  const classes = useStyles();
  return `${classes.root} ${props.inherit ? classes.inherit : ''} ${
    props.className ?? ''
  }`;
}

/** A link to a page of this portal. */
export function PortalLink(
  props: Look & {
    to: string;
    'aria-label'?: string;
    'aria-current'?: 'page';
  },
) {
  const { to, children, title } = props;
  const analytics = useAnalytics();
  return (
    <RouterLink
      to={to}
      title={title}
      aria-label={props['aria-label']}
      aria-current={props['aria-current']}
      className={useLook(props)}
      onClick={() =>
        analytics.captureEvent('click', title ?? to, { attributes: { to } })
      }
    >
      {children}
    </RouterLink>
  );
}

/** A link from data: only http and https are followed, anything else is plain text. */
export function SafeLink(
  props: Look & { href: string | undefined; 'aria-label'?: string },
) {
  const t = useWords();
  const { href, children, title, className } = props;
  const look = useLook(props);
  const analytics = useAnalytics();
  const to = safeHref(href);
  const label = props['aria-label'];
  if (!to) {
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }
  return (
    <a
      href={to}
      target="_blank"
      rel="noopener noreferrer"
      title={title}
      aria-label={label && `${label}, ${t('common.newWindow')}`}
      className={look}
      onClick={() =>
        analytics.captureEvent('click', label ?? title ?? to, {
          attributes: { to },
        })
      }
    >
      {children}
      {!label && <VisuallyHidden>, {t('common.newWindow')}</VisuallyHidden>}
    </a>
  );
}
