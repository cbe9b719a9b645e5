import { testRule } from '@plimsoll/engine/testing';
import cleanApt from './clean-apt';

testRule(cleanApt, {
  valid: [
    'FROM a\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    'FROM a\nRUN apt-get update && apt-get install -y curl && apt-get clean && rm -r /var/lib/apt/lists /tmp/*\n',
    'FROM a\nRUN apt-get update; apt-get install -y curl; rm -fr /var/lib/apt/lists/\n',
    'FROM a\nRUN apt update && rm -rf /var/lib/apt/lists/* /var/cache/*\n',
    'FROM a\nRUN apt-get update && find /var/lib/apt/lists -type f -delete\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl\n',
    'FROM a\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt/lists/ apt-get update\n',
    'FROM a\nRUN <<EOF\nset -e\napt-get update\nrm -rf /var/lib/apt/lists/*\nEOF\n',
    'FROM a AS x\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nFROM x\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apt-get update» && apt-get install -y curl\n',
      says: 'The package lists of apt stay in the image: end this RUN with rm -rf /var/lib/apt/lists/*',
      fixed:
        'FROM a\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      text: 'FROM a\nRUN «apt-get update» \\\n  && apt-get install -y \\\n    curl \\\n    # the last\n    git\nCMD x\n',
      fixed:
        'FROM a\nRUN apt-get update \\\n  && apt-get install -y \\\n    curl \\\n    # the last\n    git && rm -rf /var/lib/apt/lists/*\nCMD x\n',
    },
    {
      text: 'FROM a\nRUN rm -rf /var/lib/apt/lists/* && «apt-get update»\n',
      says: 'The package lists of apt stay in the image: end this RUN with rm -rf /var/lib/apt/lists/*',
    },
    { text: 'FROM a\nRUN «apt-get update»\nRUN rm -rf /var/lib/apt/lists/*\n' },
    { text: 'FROM a AS x\nRUN «apt-get update»\nFROM x\n' },
    { text: 'RUN «apt-get update» && apt-get install -y curl\n' },
    {
      text: 'FROM a\nRUN --mount=type=cache,target=/var/cache/apt «apt-get update» && apt-get clean\n',
    },
    { text: 'FROM a\nRUN [«"apt-get", "update"»]\n' },
    {
      text: 'FROM a\nRUN <<EOF\n«apt-get update»\napt-get install -y curl\nEOF\n',
    },
    { text: 'FROM a\nONBUILD RUN «apt-get update»\n' },
    { text: 'FROM a\nRUN if true; then «apt-get update»; fi\n' },
  ],
  unknown: ['FROM a\nRUN apt-get update && /scripts/cleanup.sh\n'],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN apt-get install -y curl\n',
    'FROM b AS x\nRUN apt-get update && apt-get install -y curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
