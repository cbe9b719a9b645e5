import { testRule } from '@plimsoll/engine/testing';
import oneDownloader from './one-downloader';

testRule(oneDownloader, {
  valid: [
    'FROM a\nRUN curl -O https://example.com/a && curl -O https://example.com/b\n',
    'FROM a\nRUN curl https://example.com && apt-get install -y wget\n',
    'FROM a\nRUN ["curl", "https://example.com"]\n',
    'FROM a\nRUN wget -q https://example.com\nFROM b\nRUN curl https://example.com\n',
    'FROM a\nRUN curl -O https://example.com/a\nHEALTHCHECK CMD wget -q http://localhost\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN wget -q https://example.com/a\nRUN «curl» https://example.com/b\n',
      says: 'This stage downloads with wget before: use it here too, instead of curl',
    },
    {
      text: 'FROM a\nRUN wget -q https://example.com/a\nRUN [«"curl"», "https://example.com/b"]\n',
    },
    { text: 'FROM a\nRUN curl x | sh && «wget» y\nFROM b\n' },
    { title: 'no FROM', text: 'RUN wget -q x\nRUN «curl» y\nRUN curl z\n' },
    { text: 'FROM a\nRUN curl x\nONBUILD RUN «wget» y\n' },
    { text: 'FROM a\nRUN <<EOF\ncurl x\nif true; then «wget» y; fi\nEOF\n' },
  ],
  notApplicable: ['FROM a\nRUN true\n'],
});
