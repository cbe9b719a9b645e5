import { testRule } from '@plimsoll/engine/testing';
import cleanYum from './clean-yum';

testRule(cleanYum, {
  valid: [
    'FROM a\nRUN yum install -y curl && yum clean all\n',
    'FROM a\nRUN yum install -y curl; rm -rf /var/cache/yum\n',
    'FROM a\nRUN yum install -y curl && rm -rf /var/cache/yum/*\n',
    'FROM a\nRUN yum install -y a && yum clean all && yum install -y b && yum clean all\n',
    'FROM a\nRUN if true; then yum install -y a && yum clean all; fi\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/yum yum install -y curl\n',
    'FROM a\nRUN yum install -y a && yum clean -y all\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «yum install» -y curl\n',
      says: 'The cached packages and metadata of yum stay in the image: end this RUN with yum clean all',
      fixed: 'FROM a\nRUN yum install -y curl && yum clean all\n',
    },
    {
      text: 'FROM a\nRUN yum install -y a && yum clean all && «yum install» -y b\n',
      fixed:
        'FROM a\nRUN yum install -y a && yum clean all && yum install -y b && yum clean all\n',
    },
    { text: 'FROM a\nRUN «yum install» -y a\nRUN yum clean all\n' },
    { text: 'FROM a\nRUN [«"yum", "install"»]\n' },
    { text: 'FROM a\nRUN <<EOF\n«yum install» -y a\nEOF\n' },
    { text: 'RUN «yum install» -y a\n' },
    { text: 'FROM a\nRUN «yum install» -y a && yum clean metadata\n' },
    { text: 'FROM a\nRUN «yum update» -y\n' },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN yum clean all\n',
    'FROM b AS x\nRUN yum install -y curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
