import { testRule } from '@plimsoll/engine/testing';
import verifiedDownloadWget from './verified-download-wget';

testRule(verifiedDownloadWget, {
  valid: ['FROM a:1\nRUN wget -q https://a.example/x\n'],
  invalid: [
    {
      text: 'FROM a:1\nRUN wget -q «--no-check-certificate» https://a.example/x\n',
      says: 'With --no-check-certificate wget takes an answer from anybody: leave it out, or name the certificate with --ca-certificate',
      fixed: 'FROM a:1\nRUN wget -q https://a.example/x\n',
    },
    {
      text: 'FROM a:1\nRUN if x; then wget «--no-check-certificate» https://a.example/x; fi\n',
    },
  ],
  notApplicable: ['FROM a:1\nRUN curl --no-check-certificate x\n'],
});
