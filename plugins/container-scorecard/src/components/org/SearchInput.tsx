import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import { colorsOf } from '../colors';

const useStyles = makeStyles(
  theme => ({
    input: {
      width: '100%',
      minHeight: 34,
      padding: theme.spacing(0.25, 1.25),
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
  { name: 'ContainerScorecardSearchInput' },
);

/** Tells what is typed when typing pauses: browsers refuse to have the address changed at every key. */
export function SearchInput(props: {
  label: string;
  hint?: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const classes = useStyles();
  const { label, hint, text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  const tell = useRef(onChange);
  tell.current = onChange;
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
      tell.current(typed);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      type="search"
      className={classes.input}
      aria-label={label}
      placeholder={hint ?? label}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
