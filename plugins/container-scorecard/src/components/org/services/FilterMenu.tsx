import { makeStyles } from '@material-ui/core/styles';
import Popover from '@material-ui/core/Popover';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { useState } from 'react';
import { Button } from '../../Button';
import { colorsOf } from '../../colors';
import { useWords } from '../../../hooks/useWords';

/** A value to choose. */
export interface Option {
  value: string;
  title: string;
}

/** So many values are shown at once; the rest is found by searching. */
const SHOWN = 100;

/** From so many values on one may search. */
const SEARCH_FROM = 8;

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: 300,
      maxWidth: 'calc(100vw - 32px)',
      padding: theme.spacing(1.5),
      border: `1px solid ${colorsOf(theme).control}`,
      fontSize: '0.875rem',
    },
    search: {
      width: '100%',
      minHeight: 34,
      marginBottom: theme.spacing(1),
      padding: theme.spacing(0.25, 1),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -1,
      },
    },
    options: {
      maxHeight: 320,
      overflowY: 'auto',
      border: 0,
      margin: 0,
      padding: 2,
      minWidth: 0,
    },
    option: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
      cursor: 'pointer',
      overflowWrap: 'anywhere',
    },
    box: {
      width: 16,
      height: 16,
      margin: '3px 0',
      colorScheme: theme.palette.type,
      accentColor: theme.palette.primary.main,
      cursor: 'pointer',
    },
    more: { margin: theme.spacing(1, 0, 0), color: theme.palette.textSubtle },
    chosen: { borderColor: theme.palette.text.primary, borderWidth: 2 },
  }),
  { name: 'ContainerScorecardFilterMenu' },
);

/** A button that opens to the values of one filter. */
export function FilterMenu(props: {
  name: string;
  options: Option[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { name, options, chosen, onChange } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        outlined
        className={chosen.length > 0 ? classes.chosen : ''}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {name}
        {chosen.length > 0 && ` (${chosen.length})`}
        <ExpandIcon
          fontSize="small"
          aria-hidden
          style={{ verticalAlign: 'middle', margin: '-2px -6px 0 2px' }}
        />
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{
          className: classes.paper,
          role: 'dialog',
          'aria-label': t('services.filterBy', { name }),
        }}
      >
        <Options
          name={name}
          options={options}
          chosen={chosen}
          onChange={onChange}
        />
      </Popover>
    </>
  );
}

function Options(props: {
  name: string;
  options: Option[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { name, options, chosen, onChange } = props;
  const [text, setText] = useState('');
  // Chosen ones stay in sight, also when nobody offers them any more.
  const [first] = useState(chosen);
  const all = [
    ...first.map(
      value => options.find(o => o.value === value) ?? { value, title: value },
    ),
    ...options.filter(o => !first.includes(o.value)),
  ];
  const words = text.trim().toLocaleLowerCase();
  const found = all.filter(
    ({ title, value }) =>
      title.toLocaleLowerCase().includes(words) || value.includes(words),
  );
  const rest = found.length - SHOWN;
  return (
    <>
      {all.length >= SEARCH_FROM && (
        <input
          type="search"
          className={classes.search}
          aria-label={`${t('common.search')}: ${name}`}
          placeholder={t('common.search')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      )}
      <fieldset
        className={classes.options}
        aria-label={t('services.filterBy', { name })}
      >
        {found.slice(0, SHOWN).map(({ value, title }) => (
          <label key={value} className={classes.option}>
            <input
              type="checkbox"
              className={classes.box}
              checked={chosen.includes(value)}
              onChange={event =>
                onChange(
                  event.target.checked
                    ? [...chosen, value]
                    : chosen.filter(other => other !== value),
                )
              }
            />
            <span>{title}</span>
          </label>
        ))}
        {found.length === 0 && (
          <p className={classes.more}>
            {t(all.length === 0 ? 'services.noOptions' : 'services.noMatch')}
          </p>
        )}
        {rest > 0 && (
          <p className={classes.more}>{t('services.more', { count: rest })}</p>
        )}
      </fieldset>
    </>
  );
}
