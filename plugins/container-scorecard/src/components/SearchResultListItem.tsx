import {
  DefaultResultListItem,
  DefaultResultListItemProps,
} from '@backstage/plugin-search-react';
import { PlimsollIcon } from './PlimsollMark';

/** A service that the search found by its scorecard, with the mark that tells it from the service itself. */
export function SearchResultListItem(props: DefaultResultListItemProps) {
  return <DefaultResultListItem icon={<PlimsollIcon />} {...props} />;
}
