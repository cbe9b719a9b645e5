import { testRule } from '@plimsoll/engine/testing';
import verifiedDownloadCurl from './verified-download-curl';

testRule(verifiedDownloadCurl, {
  valid: [
    'FROM a:1\nRUN curl -fsSL https://a.example/x | grep -k y\n',
    'FROM a:1\nRUN curl --key k.pem https://a.example/-k\n',
  ],
  invalid: [
    {
      text: 'FROM a:1\nRUN curl «-k» https://a.example/x\n',
      says: 'With -k curl takes an answer from anybody: leave it out, or name the certificate with --cacert',
      fixed: 'FROM a:1\nRUN curl https://a.example/x\n',
    },
    {
      text: 'FROM a:1\nRUN curl «-fsSLk» \\\n  -o y https://a.example/x && curl \\\n  https://a.example/z \\\n  «--insecure»\n',
      fixed:
        'FROM a:1\nRUN curl -fsSL \\\n  -o y https://a.example/x && curl \\\n  https://a.example/z\n',
    },
    {
      text: 'FROM a:1\nRUN cd /x && curl -o y «--insecure» https://a.example/x\n',
    },
    {
      text: 'FROM a:1\nRUN ["curl", «"--insecure"», "https://a.example/x"]\n',
      fixed: 'FROM a:1\nRUN ["curl", "https://a.example/x"]\n',
    },
    { text: 'FROM a:1\nRUN <<EOF\ncurl https://a.example/x «-k»\nEOF\n' },
  ],
  notApplicable: ['FROM a:1\nRUN wget -k https://a.example/x\n'],
});
