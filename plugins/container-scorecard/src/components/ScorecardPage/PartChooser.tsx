import { makeStyles } from '@material-ui/core/styles';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { visibleText } from '../../checks/links';
import { useWords } from '../../hooks/useWords';
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
  { kind: 'dockerfile', option: 'files.imageOf', number: 'files.images' },
  {
    kind: 'compose',
    option: 'files.servicesOf',
    number: 'files.composeFiles',
  },
] as const;

/** Where a service has several images or Compose files: chooses one of them, or all. */
export function PartChooser(props: {
  files: Scorecard['files'];
  chosen: string[];
  onChange: (files: string[]) => void;
}) {
  const t = useWords();
  const classes = useStyles();
  const { files, chosen, onChange } = props;
  const parts = PARTS.map(({ kind, ...words }) => ({
    ...words,
    files: files.filter(f => f.kind === kind).map(f => f.file),
  }));
  if (parts.every(part => part.files.length < 2)) return null;
  const known = parts.flatMap(part => part.files);
  const isOther =
    chosen.length > 1 || (chosen.length === 1 && !known.includes(chosen[0]));
  return (
    <div className={classes.root}>
      <Select
        label={t('files.show')}
        value={isOther ? 'other' : chosen[0] ?? ''}
        onChange={value => onChange(value ? [value] : [])}
      >
        <option value="">{t('files.all')}</option>
        {parts.flatMap(part =>
          part.files.map(file => (
            <option key={file} value={file}>
              {t(part.option, { file: visibleText(file) })}
            </option>
          )),
        )}
        {isOther && <option value="other">{t('files.chosen')}</option>}
      </Select>
      <span className={classes.note}>
        {t('files.together', {
          parts: parts
            .filter(part => part.files.length > 1)
            .map(part => t(part.number, { n: `${part.files.length}` }))
            .join(', '),
        })}
      </span>
    </div>
  );
}
