import { useState } from 'react';
import {
  CodeSnippet,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  FieldExtensionComponentProps,
  makeFieldSchema,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { Preview, previewOf } from './preview';

const schema = makeFieldSchema({
  // Nothing is answered here.
  output: z => z.string().optional(),
  uiOptions: z =>
    z.object({
      templateRef: z
        .string()
        .describe(
          'The template whose form this is, such as template:default/golden-path-go',
        ),
    }),
});

const useStyles = makeStyles(theme => ({
  panes: {
    display: 'flex',
    gap: theme.spacing(2),
    marginTop: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { flexDirection: 'column' },
  },
  files: {
    maxHeight: 480,
    minWidth: 260,
    overflow: 'auto',
    padding: 0,
    [theme.breakpoints.down('sm')]: { maxHeight: 240 },
  },
  file: { overflowWrap: 'anywhere' },
  text: {
    border: `1px solid ${theme.palette.divider}`,
    flex: 1,
    maxHeight: 480,
    minWidth: 0,
    overflow: 'auto',
  },
}));

/**
 * Renders the golden path with the answers so far, in a dry run of the scaffolder, and shows its files and its score.
 * Nothing is written anywhere.
 */
export function GoldenPathPreview({
  uiSchema,
  formContext,
}: FieldExtensionComponentProps<string, { templateRef: string }>) {
  const classes = useStyles();
  const scaffolder = useApi(scaffolderApiRef);
  const catalog = useApi(catalogApiRef);
  const templateRef = uiSchema['ui:options']?.templateRef ?? '';
  const values = formContext?.formData ?? {};
  const [{ loading, error, value: preview }, show] = useAsyncFn(async () => {
    const template = await catalog.getEntityByRef(templateRef);
    if (!template) {
      throw new Error(
        `There is no ${templateRef} in the catalog, or you may not see it`,
      );
    }
    return previewOf(
      await scaffolder.dryRun!({
        template: template as TemplateEntityV1beta3,
        values,
        secrets: {},
        directoryContents: [],
      }),
    );
  }, [templateRef, values, scaffolder, catalog]);

  return (
    <>
      <Button
        variant="outlined"
        color="primary"
        disabled={loading}
        onClick={show}
      >
        {preview ? 'Show the files anew' : 'Show the files'}
      </Button>
      <div role="status" aria-live="polite">
        {loading && <Progress />}
        {preview && !loading && (
          <Typography variant="body1" style={{ marginTop: 16 }}>
            {preview.files.length} files
            {preview.score && `. ${preview.score}`}. Nothing is written yet.
          </Typography>
        )}
      </div>
      {error && !loading && (
        <ResponseErrorPanel
          title="The files cannot be shown"
          error={error}
          defaultExpanded
        />
      )}
      {preview && !loading && <Files preview={preview} classes={classes} />}
    </>
  );
}

function Files({
  preview: { files },
  classes,
}: {
  preview: Preview;
  classes: ReturnType<typeof useStyles>;
}) {
  const [path, setPath] = useState(
    files.find(file => file.path === 'Dockerfile')?.path ?? files[0]?.path,
  );
  const chosen = files.find(file => file.path === path) ?? files[0];
  return (
    <div className={classes.panes}>
      <List component="nav" dense className={classes.files} aria-label="Files">
        {files.map(file => (
          <ListItem
            button
            key={file.path}
            selected={file === chosen}
            aria-current={file === chosen}
            onClick={() => setPath(file.path)}
          >
            <ListItemText className={classes.file} primary={file.path} />
          </ListItem>
        ))}
      </List>
      {chosen && (
        <div
          className={classes.text}
          role="region"
          aria-label={chosen.path}
          // So that it can be scrolled without a mouse.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <CodeSnippet
            text={chosen.text}
            language={chosen.language}
            showLineNumbers
          />
        </div>
      )}
    </div>
  );
}

/** `ui:field: GoldenPathPreview`, with `ui:options: { templateRef }`. */
export const previewField = createFormField({
  name: 'GoldenPathPreview',
  component: GoldenPathPreview,
  schema,
});
