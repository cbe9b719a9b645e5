/** What the value of a label can be asked to be. */
export type LabelFormat =
  | 'any'
  | 'text'
  | 'url'
  | 'rfc3339'
  | 'spdx'
  | 'git-hash'
  | 'semver'
  | 'email';

interface Format {
  /** Reads on from "is": `is no URL`. */
  readonly name: string;
  readonly example: string;
  is(value: string): boolean;
}

/** Each format by its name. */
export const labelFormats: Readonly<Record<LabelFormat, Format>> = {
  any: { name: 'value', example: '', is: () => true },
  text: { name: 'text', example: 'some text', is: value => value !== '' },
  url: {
    name: 'URL',
    example: 'https://example.com/harbour',
    is: value => /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"<>\\^`{|}]+$/i.test(value),
  },
  rfc3339: {
    name: 'RFC 3339 time',
    example: '2026-11-23T08:00:00Z',
    is: isTime,
  },
  spdx: {
    name: 'SPDX licence expression',
    example: 'Apache-2.0',
    is: isLicenceExpression,
  },
  'git-hash': {
    name: 'hash of a Git commit',
    example: '0a11bd1d',
    is: value => /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/.test(value),
  },
  semver: {
    name: 'semantic version',
    example: '1.4.2',
    is: value => value.length < 256 && semver.test(value),
  },
  email: {
    name: 'e-mail address',
    example: 'crew@example.com',
    is: value =>
      /^[^\s@<>"(),:;[\\\]]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i.test(
        value,
      ),
  },
};

const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-z-][0-9a-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][0-9a-z-]*))*)?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i;

const time =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,12})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isTime(value: string): boolean {
  const match = time.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1, 4).map(Number);
  if (month < 1 || month > 12) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const february = isLeap ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= days[month - 1];
}

/** `MIT`, `Apache-2.0 OR (MIT AND BSD-3-Clause)`, `GPL-2.0-only WITH Classpath-exception-2.0`. */
function isLicenceExpression(value: string): boolean {
  const words = value.match(/[()]|[^\s()]+/g) ?? [];
  if (!words.length || words.length > 200) return false;
  let depth = 0;
  let wantsLicence = true;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === '(') {
      if (!wantsLicence) return false;
      depth++;
    } else if (word === ')') {
      if (wantsLicence || --depth < 0) return false;
    } else if (/^(?:AND|OR)$/i.test(word)) {
      if (wantsLicence) return false;
      wantsLicence = true;
    } else if (/^WITH$/i.test(word)) {
      if (wantsLicence || !/^[\w.-]+$/.test(words[++index] ?? '')) return false;
    } else {
      if (!wantsLicence || !isLicence(word)) return false;
      wantsLicence = false;
    }
  }
  return !wantsLicence && depth === 0;
}

/**
 * Licences of the SPDX list have a version in their names, or are one of those that have none. A name with a version
 * is believed: the list grows.
 */
function isLicence(word: string): boolean {
  const name = word.replace(/\+$/, '').toLowerCase();
  if (/^(?:documentref-[\w.-]+:)?licenseref-[\w.-]+$/.test(name)) return true;
  return (
    /^[a-z0-9][a-z0-9.-]*-\d[a-z0-9.-]*$/.test(name) || withoutVersion.has(name)
  );
}

const withoutVersion = new Set(
  `0bsd aal abstyles adsl afmparse aladdin amdplpa aml ampas antlr-pd apafml app-s2p baekmuk bahyph barr beerware borceux
  brian-gladman-3-clause bzip2 caldera catharon cecill-b cecill-c clartistic cnri-jython cnri-python cornell-lossless-jpeg
  crossword crystalstacker cube curl diffmark doc dotseqn dsdp dvipdfm egenix entessa etalab eudatagrid fair fdk-aac
  freeimage fsfap fsful fsfullr ftl gd glide glulxe gnuplot hpnd htmltidy ibm-pibs icu ijg imagemagick imatix info-zip
  intel intel-acpi isc isc-veillard jam jasper jpnic json latex2e leptonica libpng libselinux libtiff linux-openib
  linux-man-pages-copyleft lzma-sdk makeindex mackerras-3-clause mif mit mit-advertising mit-cmu mit-enna mit-feh
  mit-festival mit-modern-variant mit-open-group mit-wu mitnfa minpack mplus ms-lpl ms-pl ms-rl mtll multics mup naumen
  ncsa net-snmp netcdf newsletr ngpl nist-pd nlod nlpl nosl noweb npl nrl ntp ntp-0 nunit o-uda ocu offis ogc openssl
  osl oss parity pddl photon pixar plexus pnmstitch postgresql psfrag psutils python qhull qpl rdisc rsa-md ruby saxpath
  scea schemereport sendmail sgi-b simpl snia snprintf softsurfer spencer-86 spencer-94 ssh-openssh ssh-short sunpro swl
  symlinks tcl tcp-wrappers tmate torque tosl tpdl ttwl tu-berlin ucar ulem unlicense unixcrypt vim vostrom w3c watcom
  wsuipa wtfpl x11 xerox xfig xinetd xnet xpp xskat zed zlib zlib-acknowledgement none noassertion`.split(
    /\s+/,
  ),
);
