/** One `key = value` of a TOML file. */
export interface TomlEntry {
  /** `project`, `tool.poetry.dependencies`; empty at the top. */
  section: string;
  key: string;
  /** Without quotes where it is a plain text; otherwise as it is written, over several lines if need be. */
  value: string;
  line: number;
}

/** The entries of a TOML file, as far as manifests use the language. What it does not understand it passes over. */
export function tomlEntries(text: string): TomlEntry[] {
  const entries: TomlEntry[] = [];
  let section = '';
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const head = /^\s*\[{1,2}([^[\]]+)\]/.exec(line);
    if (head) {
      section = head[1].replace(/"/g, '').trim();
      continue;
    }
    const pair = /^\s*("[^"]+"|[\w.-]+)\s*=(.*)$/.exec(line);
    if (!pair) continue;
    const at = index + 1;
    let value = pair[2];
    // A list goes on until its bracket is closed.
    while (isOpen(value) && index + 1 < lines.length) {
      index += 1;
      value += `\n${lines[index]}`;
    }
    entries.push({
      section,
      key: pair[1].replace(/"/g, ''),
      value: plain(value),
      line: at,
    });
  }
  return entries;
}

const isOpen = (value: string) => {
  const bare = value.replace(/"[^"\n]*"|'[^'\n]*'|#.*/g, '');
  return (
    bare.trimStart().startsWith('[') &&
    bare.split('[').length > bare.split(']').length
  );
};

const plain = (value: string) =>
  /^\s*"([^"]*)"|^\s*'([^']*)'/.exec(value)?.slice(1).find(Boolean) ??
  value.trim();
