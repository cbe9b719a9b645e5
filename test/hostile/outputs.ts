import {
  formatMarkdown,
  formatSarif,
  formatText,
  ruleInfo,
} from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';

const infos = rules.map(ruleInfo);

/** What of the outputs of a scan would do something where it is shown: one line each. */
export function activeParts(result: ScanResult, name: string): string[] {
  const options = { rules: infos, name };
  return [
    ...inText(formatText(result, options)),
    ...inMarkdown(formatMarkdown(result, options)),
    ...inSarif(formatSarif(result, options)),
  ];
}

function inText(text: string): string[] {
  // eslint-disable-next-line no-control-regex
  const control =
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF].{0,40}/.exec(
      text,
    );
  return control ? [`text with ${JSON.stringify(control[0])}`] : [];
}

function inMarkdown(text: string): string[] {
  const prose = text
    .replace(/^(`{3,})[^]*?^\1$/gm, '')
    .replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
  const active =
    /<|\]\(|:\/\/|(?<![\w\u200B])@\w|(?<!\\)`|^(?:::|##vso)|\u001B/m.exec(
      prose,
    );
  return active
    ? [
        `Markdown with ${JSON.stringify(
          prose.slice(active.index - 40, active.index + 60),
        )}`,
      ]
    : [];
}

/** A viewer makes a link of `[text](target)` in a message. */
function inSarif(text: string): string[] {
  const { runs } = JSON.parse(text);
  const [{ results, invocations }] = runs;
  const messages: string[] = [
    ...results,
    ...invocations[0].toolExecutionNotifications,
  ].map(one => one.message.text);
  const active = messages.find(message =>
    // eslint-disable-next-line no-control-regex
    /(?<!\\)\[[^\]]*\]\(|[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/.test(
      message,
    ),
  );
  return active === undefined ? [] : [`SARIF with ${JSON.stringify(active)}`];
}
