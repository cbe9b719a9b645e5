/** Where the name of a variable that begins at `from` ends; `from` if there is none. */
export function endOfName(text: string, from: number, to: number): number {
  const isDigit = (code: number) => code >= 48 && code <= 57;
  const isLetter = (code: number) =>
    code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (from >= to) return from;
  const first = text.charCodeAt(from);
  let at = from;
  if (isDigit(first)) while (at < to && isDigit(text.charCodeAt(at))) at++;
  else if (isLetter(first))
    while (
      at < to &&
      (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))
    )
      at++;
  else if ('@*#?-!'.includes(text[from])) at++;
  return at;
}

const operators = [
  ':-',
  ':+',
  ':?',
  '-',
  '+',
  '?',
  '##',
  '#',
  '%%',
  '%',
  '//',
  '/',
];

/** What stands between the name of a variable and its word: `:-` in `${A:-b}`. */
export const operatorAt = (text: string, at: number): string | undefined =>
  operators.find(operator => text.startsWith(operator, at));
