import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';
import { safeHref } from '../../checks/links';

/** A link from data: only http and https are followed, anything else is plain text. */
export function SafeLink(props: {
  href: string | undefined;
  children: ReactNode;
  className?: string;
  'aria-label'?: string;
  title?: string;
}) {
  const { href, children, ...rest } = props;
  const safe = safeHref(href);
  if (!safe) return <span className={rest.className}>{children}</span>;
  return (
    <Link to={safe} {...rest} underline="always">
      {children}
    </Link>
  );
}
