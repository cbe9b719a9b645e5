import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    label: {
      display: 'block',
      marginBottom: theme.spacing(0.5),
      fontWeight: 700,
    },
    input: {
      width: '100%',
      minHeight: 36,
      padding: theme.spacing(0.5, 1.25),
      border: `1px solid ${colorsOf(theme).control}`,
      borderRadius: 4,
      backgroundColor: theme.palette.background.paper,
      color: theme.palette.text.primary,
      colorScheme: theme.palette.type,
      font: 'inherit',
      '&::placeholder': { color: theme.palette.textSubtle, opacity: 1 },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -1,
      },
    },
  }),
  { name: 'ContainerScorecardSearchField' },
);

/** Goes to the address only when typing pauses: browsers refuse to be told every key. */
export function SearchField(props: {
  text: string;
  onChange: (text: string) => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    if (text !== told.current) {
      told.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => {
    if (typed === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = typed;
      onChange(typed);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <label>
      <span className={classes.label}>{t('filter.search')}</span>
      <input
        type="search"
        className={classes.input}
        placeholder={t('filter.searchHint')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </label>
  );
}
