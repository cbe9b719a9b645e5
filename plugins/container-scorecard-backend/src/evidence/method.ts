import { AssessmentMethod } from '@plimsoll/backstage-plugin-container-scorecard-common';

/** What every result of a report is, in the words of NIST SP 800-53A. */
export const METHOD: AssessmentMethod = {
  term: 'examine',
  object:
    'The files of each service in its repository, at the revision that is named with each result, read and judged by rules of one version under one policy. Nobody was interviewed and nothing was run.',
  limits:
    'A result is about configuration as written, not as deployed: what overrides it at run time is not seen. What files cannot show is not assessable here, and never counts as met; the note of such a control says who can tell.',
  independence:
    'Rules judge without the help of whoever owns a service. Owners may ask for a waiver and cannot approve it; a comment in a file that hides a finding is listed apart, for nobody approved it. Neither counts as met.',
  recheck:
    'Clone the repository, check the named revision out, and run the command that stands with the finding, with the version of Plimsoll that the report names; plimsoll --version prints its rules. It judges under the default policy: which rules the policy behind a hash switches off, and with which options others run, is at GET /policy.',
};
