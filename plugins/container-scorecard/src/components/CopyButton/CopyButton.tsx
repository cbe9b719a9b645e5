import DoneIcon from '@material-ui/icons/Done';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useWords } from '../../hooks/useWords';
import { Button } from '../Button';
import { VisuallyHidden } from '../VisuallyHidden';

/** Copies a text and says that it did. */
export function CopyButton(props: {
  text: string;
  children: string;
  title?: string;
}) {
  const t = useWords();
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const words = error ? t('copy.failed') : t('copy.copied');
  return (
    <>
      <Button
        title={props.title}
        onClick={() => {
          copy(props.text);
          setCopied(true);
        }}
        icon={
          copied && !error ? (
            <DoneIcon fontSize="small" />
          ) : (
            <CopyIcon fontSize="small" />
          )
        }
      >
        {copied ? words : props.children}
      </Button>
      <VisuallyHidden live>{copied ? words : ''}</VisuallyHidden>
    </>
  );
}
