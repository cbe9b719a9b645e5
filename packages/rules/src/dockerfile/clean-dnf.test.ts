import { testRule } from '@plimsoll/engine/testing';
import cleanDnf from './clean-dnf';

testRule(cleanDnf, {
  valid: [
    'FROM a\nRUN dnf install -y curl && dnf clean all\n',
    'FROM a\nRUN dnf install -y curl; rm -rf /var/cache/dnf\n',
    'FROM a\nRUN dnf install -y curl && rm -rf /var/cache/dnf/*\n',
    'FROM a\nRUN dnf install -y a && dnf clean all && dnf install -y b && dnf clean all\n',
    'FROM a\nRUN if true; then dnf install -y a && dnf clean all; fi\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y curl\n',
    'FROM a\nRUN microdnf install a && microdnf clean all\n',
    'FROM a\nRUN dnf install -y a && rm -rf /var/cache/libdnf5\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «dnf install» -y curl\n',
      says: 'The cached packages and metadata of dnf stay in the image: end this RUN with dnf clean all',
      fixed: 'FROM a\nRUN dnf install -y curl && dnf clean all\n',
    },
    {
      text: 'FROM a\nRUN dnf install -y a && dnf clean all && «dnf install» -y b\n',
      fixed:
        'FROM a\nRUN dnf install -y a && dnf clean all && dnf install -y b && dnf clean all\n',
    },
    { text: 'FROM a\nRUN «dnf install» -y a\nRUN dnf clean all\n' },
    { text: 'FROM a\nRUN [«"dnf", "install"»]\n' },
    { text: 'FROM a\nRUN <<EOF\n«dnf install» -y a\nEOF\n' },
    { text: 'RUN «dnf install» -y a\n' },
    {
      text: 'FROM a\nRUN microdnf clean all && «microdnf install» -vy a\n',
      says: 'The cached packages and metadata of dnf stay in the image: end this RUN with microdnf clean all',
    },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN dnf clean all\n',
    'FROM a\nRUN dnf config-manager --add-repo https://example.com\n',
    'FROM b AS x\nRUN dnf install -y curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
