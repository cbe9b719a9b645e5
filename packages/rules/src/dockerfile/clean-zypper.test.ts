import { testRule } from '@plimsoll/engine/testing';
import cleanZypper from './clean-zypper';

testRule(cleanZypper, {
  valid: [
    'FROM a\nRUN zypper install -y curl && zypper clean\n',
    'FROM a\nRUN zypper install -y curl; rm -rf /var/cache/zypp\n',
    'FROM a\nRUN zypper install -y curl && rm -rf /var/cache/zypp/*\n',
    'FROM a\nRUN zypper install -y a && zypper clean && zypper install -y b && zypper clean\n',
    'FROM a\nRUN if true; then zypper install -y a && zypper clean; fi\n',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/zypp zypper install -y curl\n',
    'FROM a\nRUN zypper in -y a && zypper cc\n',
    'FROM a\nRUN zypper -n in a && zypper clean --all\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «zypper install» -y curl\n',
      says: 'The cached packages and metadata of zypper stay in the image: end this RUN with zypper clean',
      fixed: 'FROM a\nRUN zypper install -y curl && zypper clean\n',
    },
    {
      text: 'FROM a\nRUN zypper install -y a && zypper clean && «zypper install» -y b\n',
      fixed:
        'FROM a\nRUN zypper install -y a && zypper clean && zypper install -y b && zypper clean\n',
    },
    { text: 'FROM a\nRUN «zypper install» -y a\nRUN zypper clean\n' },
    { text: 'FROM a\nRUN [«"zypper", "install"»]\n' },
    { text: 'FROM a\nRUN <<EOF\n«zypper install» -y a\nEOF\n' },
    { text: 'RUN «zypper install» -y a\n' },
    {
      text: 'FROM a\nRUN zypper in -y a && zypper clean && «zypper remove» b\n',
    },
    { text: 'FROM a\nRUN «zypper patch» b\n' },
  ],
  notApplicable: [
    'FROM a\nRUN true\n',
    'FROM a\nRUN zypper clean\n',
    'FROM b AS x\nRUN zypper install -y curl\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
