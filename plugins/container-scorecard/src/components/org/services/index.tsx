import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import {
  ListScorecardsResponse,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { useRules } from '../../../hooks/useRules';
import { Button } from '../../Button';
import { VisuallyHidden } from '../../VisuallyHidden';
import { Answer, Message } from '../Answer';
import { DownloadState } from '../DownloadState';
import { Panel } from '../Panel';
import { useDownload } from '../useDownload';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords } from '../../../hooks/useWords';
import { Filters } from './Filters';
import { categoriesOf, FILTERS, PAGE, requestFromQuery } from './filters';
import { Pager } from './Pager';
import { SavedViews } from './SavedViews';
import { ServicesTable } from './ServicesTable';

const useStyles = makeStyles(
  theme => ({
    found: {
      margin: 0,
      fontWeight: 600,
    },
    body: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'ContainerScorecardServices' },
);

const NO_OUTCOMES: [] = [];

/** Every service that the reader may see: filtered, ordered and paged by the backend. */
export default function Services() {
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { query } = useQuery();
  const known = useRules(NO_OUTCOMES);
  const rules: RuleInfo[] = [...(known.rules?.values() ?? [])];
  const request = requestFromQuery(query, rules);
  const cursor = query.get('cursor') ?? undefined;
  // Which rules a category stands for is not known before they are there.
  const mustWait =
    categoriesOf(query).length > 0 && !known.rules && !known.error;
  const services = useLoaded(
    JSON.stringify([mustWait, cursor ?? request]),
    () =>
      mustWait
        ? new Promise<ListScorecardsResponse>(() => {})
        : api.listScorecards(
            cursor ? { cursor, limit: PAGE } : { ...request, limit: PAGE },
          ),
  );
  const download = useDownload();
  return (
    <Panel
      title={t('services.table')}
      actions={
        <>
          <SavedViews />
          <Button
            outlined
            icon={<DownloadIcon fontSize="small" />}
            aria-disabled={download.isRunning}
            onClick={() =>
              download.isRunning ||
              download.save('/scorecards.csv', request, 'scorecards.csv')
            }
          >
            {t(download.isRunning ? 'services.exporting' : 'services.export')}
          </Button>
        </>
      }
    >
      <DownloadState of={download} />
      <Filters rules={rules} />
      <Answer of={services}>{answer => <Found answer={answer} />}</Answer>
    </Panel>
  );
}

function Found(props: { answer: ListScorecardsResponse }) {
  const classes = useStyles();
  const t = useWords();
  const { query, change } = useQuery();
  const isFiltered = FILTERS.some(name => query.has(name));
  const { items, totalItems, pageInfo } = props.answer;
  const found = t('services.found', { count: totalItems });
  return (
    <div className={classes.body}>
      <VisuallyHidden live>{found}</VisuallyHidden>
      <p className={classes.found} aria-hidden>
        {found}
      </p>
      {totalItems === 0 && !isFiltered && (
        <Message title={t('overview.empty')}>
          <p>{t('overview.emptyText')}</p>
        </Message>
      )}
      {totalItems === 0 && isFiltered && (
        <Message
          title={t('services.empty')}
          actions={
            <Button
              outlined
              onClick={() =>
                change({
                  ...Object.fromEntries(FILTERS.map(name => [name, undefined])),
                  page: undefined,
                  cursor: undefined,
                })
              }
            >
              {t('services.clear')}
            </Button>
          }
        >
          <p>{t('services.emptyText')}</p>
        </Message>
      )}
      {totalItems > 0 && (
        <>
          <ServicesTable items={items} />
          <Pager
            shown={items.length}
            totalItems={totalItems}
            nextCursor={pageInfo.nextCursor}
          />
        </>
      )}
    </div>
  );
}
