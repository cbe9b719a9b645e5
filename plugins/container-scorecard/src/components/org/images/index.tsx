import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  ImagePlace,
  ImageUse,
  SupportState,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from '../../../api';
import { visibleText } from '../../../checks/links';
import { SafeLink } from '../../Link';
import { Answer, Message } from '../Answer';
import { Column, DataTable, inOrder } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { dayWords, numberWords, percent } from '../format';
import { Panel } from '../Panel';
import { useTitleOf } from '../Scopes';
import { SearchInput } from '../SearchInput';
import { FilterMenu } from '../services/FilterMenu';
import { Standing, StateMark } from '../StateMark';
import { useLoaded } from '../useLoaded';
import { useQuery } from '../useQuery';
import { useWords, Words } from '../../../hooks/useWords';

/** Worst first. */
const STATES: readonly SupportState[] = [
  'ended',
  'retired',
  'ends-soon',
  'unknown',
  'supported',
];

const STANDING: Record<SupportState, Standing> = {
  ended: 'bad',
  retired: 'bad',
  'ends-soon': 'warning',
  unknown: 'unknown',
  supported: 'good',
};

const useStyles = makeStyles(
  theme => ({
    filters: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    search: { flex: '1 1 220px', maxWidth: 360 },
    code: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    subtle: { color: theme.palette.textSubtle },
    // A sentence beside a name that may be long.
    support: { [theme.breakpoints.up('md')]: { minWidth: '15em' } },
  }),
  { name: 'ContainerScorecardImages' },
);

/** What services stand on, until when it gets fixes, and what to move to. */
export default function Images() {
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { scope } = useQuery();
  const images = useLoaded(`images ${scope}`, () => api.listImages({ scope }));
  return (
    <Panel
      title={t('images.title')}
      text={
        images.value &&
        t('images.text', {
          day: dayWords(images.value.dataOf),
          days: String(images.value.soonDays),
        })
      }
    >
      <Answer of={images}>
        {({ items }) =>
          items.length === 0 ? (
            <Message title={t('images.empty')}>
              <p>{t('images.emptyText')}</p>
            </Message>
          ) : (
            <Known images={items} />
          )
        }
      </Answer>
    </Panel>
  );
}

function Known(props: { images: ImageUse[] }) {
  const classes = useStyles();
  const t = useWords();
  const { images } = props;
  const { query, one, change } = useQuery();
  const order = one('order') ?? 'state';
  const states = query.getAll('state');
  const words = (query.get('text') ?? '').trim().toLocaleLowerCase();
  const columns = useColumns();
  const rows = inOrder(
    images.filter(
      image =>
        (states.length === 0 || states.includes(image.state)) &&
        [image.reference, image.repository, image.product, image.distribution]
          .join(' ')
          .toLocaleLowerCase()
          .includes(words),
    ),
    order,
    sortValue,
  );
  return (
    <>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchInput
            label={t('images.search')}
            hint={t('images.searchHint')}
            text={query.get('text') ?? ''}
            onChange={text => change({ text })}
          />
        </div>
        <FilterMenu
          name={t('images.state')}
          options={STATES.map(value => ({
            value,
            title: t(`images.${value}`),
          }))}
          chosen={states}
          onChange={state => change({ state })}
        />
      </div>
      {rows.length === 0 ? (
        <Message title={t('images.noMatch')} />
      ) : (
        <DataTable
          caption={t('images.title')}
          columns={columns}
          rows={rows}
          keyOf={image => image.reference}
          order={order}
          onOrder={next =>
            change({ order: next === 'state' ? undefined : next })
          }
          open={one('image')}
          onOpen={image => change({ image })}
          detail={image => <Places reference={image.reference} />}
        />
      )}
    </>
  );
}

function sortValue(image: ImageUse, key: string) {
  const uses = image.ships + image.builds;
  switch (key) {
    case 'reference':
      return image.reference;
    case 'services':
      return image.ships;
    case 'pinned':
      return uses === 0 ? undefined : image.pinned / uses;
    default:
      // Where states are equal, those that most stand on come first.
      return STATES.indexOf(image.state) - image.ships / 1e6;
  }
}

function useColumns(): Array<Column<ImageUse>> {
  const classes = useStyles();
  const t = useWords();
  return [
    {
      id: 'reference',
      title: t('images.image'),
      order: 'reference',
      isHeader: true,
      cell: image => (
        <span className={classes.code}>{visibleText(image.reference)}</span>
      ),
    },
    {
      id: 'services',
      title: t('images.services'),
      order: 'services',
      largestFirst: true,
      isNumber: true,
      cell: image => (
        <>
          <strong>{numberWords(image.ships)}</strong>
          {image.builds > 0 && (
            <div className={classes.subtle}>
              {t('images.buildsOnly', { count: image.builds })}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'state',
      title: t('images.state'),
      order: 'state',
      cell: image => (
        <>
          <StateMark standing={STANDING[image.state]}>
            <strong>{t(`images.${image.state}`)}</strong>
          </StateMark>
          <div className={`${classes.subtle} ${classes.support}`}>
            {untilWords(t, image)}
          </div>
        </>
      ),
    },
    {
      id: 'pinned',
      title: t('images.pinned'),
      order: 'pinned',
      isNumber: true,
      cell: image => {
        const all = image.ships + image.builds;
        return t('images.pinnedOf', {
          share: percent(image.pinned, all),
          pinned: numberWords(image.pinned),
          all: numberWords(all),
        });
      },
    },
    {
      id: 'inside',
      title: t('images.inside'),
      cell: image =>
        [image.product, image.distribution].filter(Boolean).join(', ') || '–',
    },
    {
      id: 'moveTo',
      title: t('images.moveTo'),
      cell: image =>
        image.moveTo ? (
          <span className={classes.code}>{image.moveTo}</span>
        ) : (
          '–'
        ),
    },
  ];
}

function untilWords(t: Words, image: ImageUse): string {
  const what = image.ends ?? image.reference;
  if (image.state === 'retired') return t('images.retiredText', { what });
  if (image.state === 'unknown' || !image.endsOn) {
    return t('images.unknownText');
  }
  const day = dayWords(image.endsOn);
  if (image.state === 'ended') return t('images.endedOn', { what, day });
  return image.state === 'ends-soon'
    ? t('images.endsOn', { what, day })
    : t('images.supportedUntil', { what, day });
}

function Places(props: { reference: string }) {
  const t = useWords();
  const api = useApi(containerScorecardApiRef);
  const { scope } = useQuery();
  const { reference } = props;
  const columns = usePlaceColumns();
  const places = useLoaded(`places ${scope} ${reference}`, () =>
    api.listImageServices({ scope, reference }),
  );
  return (
    <Answer of={places}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('images.placesNone')}</p>
        ) : (
          <DataTable
            caption={t('images.places', { image: reference })}
            rows={items}
            keyOf={place =>
              `${place.service.entityRef} ${place.file} ${place.line}`
            }
            columns={columns}
          />
        )
      }
    </Answer>
  );
}

function usePlaceColumns(): Array<Column<ImagePlace>> {
  const classes = useStyles();
  const t = useWords();
  const titleOf = useTitleOf();
  return [
    {
      id: 'service',
      title: t('images.service'),
      isHeader: true,
      cell: ({ service }) => (
        <EntityLink entityRef={service.entityRef} inherit>
          {service.title}
        </EntityLink>
      ),
    },
    {
      id: 'owner',
      title: t('images.owner'),
      cell: ({ service }) => (service.owner ? titleOf(service.owner) : '–'),
    },
    {
      id: 'place',
      title: t('images.place'),
      cell: place => (
        <SafeLink href={place.link} className={classes.code}>
          {visibleText(place.file)}:{place.line}
        </SafeLink>
      ),
    },
    {
      id: 'use',
      title: t('images.use'),
      cell: place => t(place.ships ? 'images.ships' : 'images.builds'),
    },
    {
      id: 'digest',
      title: t('images.digest'),
      cell: place =>
        place.digest ? (
          <span className={classes.code} title={place.digest}>
            {place.digest.slice(0, 19)}…
          </span>
        ) : (
          t('images.noDigest')
        ),
    },
  ];
}
