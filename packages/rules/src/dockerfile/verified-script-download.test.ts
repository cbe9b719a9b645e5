import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-script-download';

const says =
  'This runs whatever the server says today: save the script, check its checksum, then run it';

testRule(rule, {
  valid: [
    'FROM a\nRUN curl -fsSLo i.sh https://example.com && sha256sum -c sums && sh i.sh\n',
    'FROM a\nRUN wget -qO i.sh https://example.com/i && gpg --verify i.sh.asc i.sh && bash i.sh\n',
    'FROM a\nRUN curl -fsSLo app.jar https://example.com/app.jar && node other.js app.jar\n',
    'FROM a\nRUN wget -qO- https://example.com/a > a.txt && sh b.sh a.txt\n',
    'FROM a\nRUN curl -fsSL https://example.com/key | gpg --dearmor > k\n',
    'FROM a\nRUN curl -fsSL https://example.com/a.tgz | tar xz\n',
    'FROM a\nRUN curl -s https://example.com/a.json | python3 -c "import json"\n',
    'FROM a\nRUN V=$(curl -s https://example.com/version) && echo $V\n',
    'FROM a AS unused\nRUN curl https://example.com | sh\nFROM b\n',
  ],
  invalid: [
    { text: 'FROM a\nRUN «curl -fsSL https://example.com/i.sh» | sh\n', says },
    {
      text: 'FROM a\nRUN «wget -qO- https://example.com/i.sh» | sudo -E bash -\n',
      says,
    },
    { text: 'FROM a\nRUN «curl https://example.com/i.py» | python3\n', says },
    {
      text: 'FROM a\nRUN «curl https://example.com/i» | tee log | bash -x\n',
      says,
    },
    {
      text: 'FROM a\nRUN sh -c "$(«curl -fsSL https://example.com/i.sh»)"\n',
      says,
    },
    { text: 'FROM a\nRUN bash <(«curl -s https://example.com/i.sh»)\n', says },
    {
      text: 'FROM a\nRUN <<EOF\nset -e\n«curl https://example.com/i» | sh\nEOF\n',
      says,
    },
    { text: 'FROM a\nRUN «curl https://example.com/i» | sh -s -- -y\n', says },
    {
      title: 'saved first, and not checked',
      text: 'FROM a\nRUN «curl -fsSLo /tmp/i.sh https://example.com/i» && sh /tmp/i.sh && rm /tmp/i.sh\n',
      says,
    },
    {
      text: 'FROM a\nRUN «wget -q https://example.com/get-pip.py?x=1»; python3 -I get-pip.py\n',
      says,
    },
    {
      text: 'FROM a\nRUN «curl -O https://example.com/i.run» && chmod +x i.run && ./i.run --yes\n',
      says,
    },
    {
      text: 'FROM a\nRUN «curl https://example.com/i > i.sh» && bash -x i.sh && sha256sum -c sums\n',
      says,
    },
    { text: 'FROM a\nONBUILD RUN «curl https://example.com/i» | sh\n', says },
  ],
  notApplicable: ['FROM a\nRUN make | sh\n'],
});
