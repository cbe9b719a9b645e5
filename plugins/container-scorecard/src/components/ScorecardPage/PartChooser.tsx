import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { visibleText } from '../../checks/links';
import { Select } from '../Select';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    note: { color: theme.palette.textSubtle },
  }),
  { name: 'ContainerScorecardPartChooser' },
);

const PARTS = [
  { kind: 'dockerfile', words: 'Image of' },
  { kind: 'compose', words: 'Services of' },
] as const;

/** Where a service has several images or Compose files: chooses one of them, or all. */
export function PartChooser(props: {
  files: Scorecard['files'];
  chosen: string[];
  onChange: (files: string[]) => void;
}) {
  const classes = useStyles();
  const { files, chosen, onChange } = props;
  const parts = PARTS.map(({ kind, words }) => ({
    words,
    files: files.filter(f => f.kind === kind).map(f => f.file),
  }));
  if (parts.every(part => part.files.length < 2)) return null;
  const known = parts.flatMap(part => part.files);
  const isOther =
    chosen.length > 1 || (chosen.length === 1 && !known.includes(chosen[0]));
  return (
    <div className={classes.root}>
      <Select
        label="Show"
        value={isOther ? 'other' : chosen[0] ?? ''}
        onChange={value => onChange(value ? [value] : [])}
      >
        <option value="">the whole service</option>
        {parts.flatMap(part =>
          part.files.map(file => (
            <option key={file} value={file}>
              {part.words} {visibleText(file)}
            </option>
          )),
        )}
        {isOther && <option value="other">the files chosen below</option>}
      </Select>
      <span className={classes.note}>
        {parts
          .filter(part => part.files.length > 1)
          .map(part =>
            part.words === 'Image of'
              ? `${part.files.length} images`
              : `${part.files.length} Compose files`,
          )
          .join(', ')}
        ; the score is of all together.
      </span>
    </div>
  );
}
