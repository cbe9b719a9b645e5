import { mockApis } from '@backstage/test-utils';
import { Words } from '../hooks/useWords';
import { containerScorecardTranslationRef } from '../translation';

/** The words as they are without a translation. */
export const english: Words = (() => {
  const snapshot = mockApis
    .translation()
    .getTranslation(containerScorecardTranslationRef);
  if (!snapshot.ready) throw new Error('The words are not there yet');
  return snapshot.t as Words;
})();
