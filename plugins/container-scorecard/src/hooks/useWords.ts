import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { containerScorecardTranslationRef } from '../translation';

/** Gives the text of a key. */
export type Words = TranslationFunction<
  (typeof containerScorecardTranslationRef)['T']
>;

/** The words of cards and pages, in the reader's language. */
export function useWords(): Words {
  return useTranslationRef(containerScorecardTranslationRef).t;
}
