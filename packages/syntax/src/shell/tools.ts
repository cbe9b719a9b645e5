/** How a tool reads its arguments, as far as rules need it. */
export interface ToolSyntax {
  /** Flags that take the next word for their value when it is not glued to them. */
  readonly values?: ReadonlySet<string>;
  /** Its long flags have one dash (`find -name`), so that letters are never bundled. */
  readonly hasLongSingleDash?: boolean;
  /** Whether its first operand says what it does: `apt-get install`. */
  readonly hasSubcommands?: boolean;
}

const flags = (list: string) => ({ values: new Set(list.split(' ')) });
const withSubcommands = (list: string): ToolSyntax => ({
  ...flags(list),
  hasSubcommands: true,
});

const apt = withSubcommands(
  '-t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles',
);
const dnf = withSubcommands(
  '-c --config --enablerepo --disablerepo --repo --repoid -x --exclude --excludepkgs --setopt --releasever --installroot --advisory --comment -d --debuglevel -e --errorlevel --forcearch --disableplugin --enableplugin --rpmverbosity --disableexcludes',
);
const pip = withSubcommands(
  '-r --requirement -c --constraint -i --index-url --extra-index-url -f --find-links -t --target --prefix --root --src --cache-dir --trusted-host --no-binary --only-binary --platform --python-version --implementation --abi --upgrade-strategy --proxy --retries --timeout --cert --client-cert --config-settings --global-option --install-option --progress-bar --log --exists-action --python -b --build -e --editable -C --config-setting --keyring-provider --group --root-user-action --report --use-feature --use-deprecated',
);
const node = withSubcommands(
  '--registry --prefix -C --dir --cwd --cache --cache-folder --network-timeout --loglevel --omit --include --only --tag --otp --scope --userconfig --filter -F --store-dir --network-concurrency --mutex --use-yarnrc --modules-folder --workspace -w --save-prefix --global-folder --node-linker --reporter --fetch-timeout --fetch-retries',
);
const shell = flags('-o +o -O +O --rcfile --init-file');

const tools: Record<string, ToolSyntax> = {
  apt,
  'apt-get': apt,
  aptitude: apt,
  'apt-cache': apt,
  apk: withSubcommands(
    '-X --repository -p --root -t --virtual --keys-dir --repositories-file --cache-dir --cache-max-age --wait --arch --progress-fd --timeout',
  ),
  yum: dnf,
  dnf,
  dnf5: dnf,
  microdnf: dnf,
  tdnf: dnf,
  zypper: withSubcommands(
    '-R --root -D --reposd-dir -C --cache-dir -c --config --installroot --releasever -p --plus-repo --plus-content -r --repo --repoid --from -t --type --download -x --exclude --pkg-cache-dir --solv-cache-dir --raw-cache-dir --userdata',
  ),
  pacman: flags(
    '-b --dbpath -r --root --arch --cachedir --color --config --ignore --ignoregroup --assume-installed --overwrite',
  ),
  rpm: flags('--root --dbpath --define -D --eval -E --prefix --relocate'),
  pip,
  pip3: pip,
  uv: pip,
  pipenv: withSubcommands(
    '--python --index -i --extra-index-url -r --requirements',
  ),
  poetry: withSubcommands(
    '--with --without --only -E --extras -C --directory -P --project',
  ),
  npm: node,
  pnpm: node,
  yarn: node,
  bun: node,
  gem: withSubcommands(
    '-v --version -i --install-dir -n --bindir -P --trust-policy -s --source --platform --build-root -p --http-proxy --config-file',
  ),
  bundle: withSubcommands(
    '--path --jobs -j --retry --without --with --gemfile --system --binstubs',
  ),
  composer: withSubcommands(
    '-d --working-dir --ignore-platform-req --prefer-install --format -f',
  ),
  cargo: withSubcommands(
    '--manifest-path --target --target-dir --features -F --profile -p --package --bin --example -j --jobs --color --config -Z --version --git --branch --tag --rev --path --root --registry --index',
  ),
  go: {
    ...withSubcommands(
      '-o -p -ldflags -gcflags -asmflags -tags -mod -modfile -C -installsuffix -pkgdir -toolexec -buildmode -compiler -gccgoflags -overlay -run -timeout -count',
    ),
    hasLongSingleDash: true,
  },
  git: withSubcommands(
    '-C -c --git-dir --work-tree --namespace --exec-path -b --branch --depth -o --origin --reference -u --upload-pack -m --message',
  ),
  docker: withSubcommands(
    '-H --host --context --config -l --log-level -u --username -p --password -f --file -t --tag --build-arg --target --platform -e --env -v --volume --name',
  ),
  curl: flags(
    '-o --output -H --header -d --data --data-binary --data-raw --data-urlencode -u --user -X --request -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout --retry --retry-delay --retry-max-time -x --proxy --cacert --capath -E --cert --key --cert-type --key-type -T --upload-file -F --form -w --write-out --url --output-dir -r --range --limit-rate --resolve --interface -K --config -C --continue-at -z --time-cond --ciphers --max-redirs --proto --proto-redir --tls-max -D --dump-header -y --speed-time -Y --speed-limit -U --proxy-user --stderr -Q --quote',
  ),
  wget: flags(
    '-O --output-document -P --directory-prefix -o --output-file -a --append-output -i --input-file -B --base -t --tries -T --timeout --dns-timeout --connect-timeout --read-timeout -w --wait --waitretry -Q --quota -U --user-agent --header --user --password --post-data --post-file --method --body-data --body-file --ca-certificate --ca-directory --certificate --private-key --progress -e --execute -l --level -A --accept -R --reject -D --domains -X --exclude-directories -I --include-directories --limit-rate --max-redirect --secure-protocol --load-cookies --save-cookies',
  ),
  useradd: flags(
    '-b --base-dir -c --comment -d --home-dir --home -D -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -P --prefix -R --root -s --shell -u --uid -Z --selinux-user',
  ),
  adduser: flags(
    '-h --home -g --gecos -s --shell -G --ingroup -u --uid -k --gid --firstuid --lastuid --comment --conf --add_extra_groups',
  ),
  groupadd: flags('-g --gid -K --key -p --password -R --root -U --users'),
  addgroup: flags('-g --gid --firstgid --lastgid'),
  usermod: flags(
    '-c --comment -d --home -e --expiredate -f --inactive -g --gid -G --groups -l --login -p --password -s --shell -u --uid',
  ),
  chmod: flags('--reference'),
  chown: flags('--reference --from'),
  tar: flags(
    '-f --file -C --directory -I --use-compress-program -T --files-from -X --exclude-from --exclude --strip-components --transform --xform --owner --group --mode --mtime -b --blocking-factor -g --listed-incremental',
  ),
  unzip: flags('-d -x'),
  install: flags(
    '-m --mode -o --owner -g --group -t --target-directory -S --suffix',
  ),
  find: { values: new Set(), hasLongSingleDash: true },
  java: {
    ...flags('-cp -classpath --class-path -jar --module-path -p -m --module'),
    hasLongSingleDash: true,
  },
  openssl: { values: new Set(), hasLongSingleDash: true },
  sh: shell,
  bash: shell,
  ash: shell,
  dash: shell,
  zsh: shell,
  ksh: shell,
  ssh: flags('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'),
  sed: flags('-e --expression -f --file -l --line-length'),
  grep: flags(
    '-e --regexp -f --file -m --max-count -A -B -C --include --exclude --exclude-dir',
  ),
  xargs: flags(
    '-n --max-args -P --max-procs -I -L --max-lines -d --delimiter -a --arg-file -s --max-chars -E',
  ),
  make: flags(
    '-C --directory -f --file --makefile -I --include-dir -j --jobs -l --load-average -o --old-file -W --what-if',
  ),
  cosign: withSubcommands(
    '--key -a --annotations --certificate-identity --certificate-oidc-issuer --predicate --type',
  ),
  trivy: withSubcommands(
    '-f --format -o --output -s --severity --exit-code --ignorefile --cache-dir --scanners --vuln-type --pkg-types -c --config --timeout -t --template --input',
  ),
  grype: flags(
    '-o --output --file -f --fail-on -c --config --scope --platform',
  ),
  syft: withSubcommands('-o --output -c --config --scope --platform --file -q'),
};

const syntaxes: ReadonlyMap<string, ToolSyntax> = new Map(
  Object.entries(tools),
);

const plain: ToolSyntax = { values: new Set() };

/** How a tool reads its arguments; a tool that is not in the table has no flags with values. */
export function syntaxOf(name: string | undefined): ToolSyntax {
  if (name === undefined) return plain;
  const syntax = syntaxes.get(name);
  if (syntax) return syntax;
  const isPip = name.startsWith('pip') && /^pip\d(?:\.\d{1,3})?$/.test(name);
  return isPip ? pip : plain;
}
