import { errorWords } from '../../checks/errors';
import { sentence } from '../../checks/words';
import { Notice } from '../ScorecardNotices';
import { VisuallyHidden } from '../VisuallyHidden';
import { Download } from './useDownload';
import { useWords } from '../../hooks/useWords';

/** Says how a download went: aloud when it is there, in sight when it failed. */
export function DownloadState(props: { of: Download }) {
  const t = useWords();
  const { saved, error } = props.of;
  return (
    <>
      <VisuallyHidden live>
        {saved ? t('services.exported', { file: saved }) : ''}
      </VisuallyHidden>
      {error && (
        <div role="alert">
          <Notice
            title={t('services.exportFailed', {
              words: sentence(errorWords(error)),
            })}
          />
        </div>
      )}
    </>
  );
}
