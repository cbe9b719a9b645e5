import { visibleText } from '../../checks/links';

/** A sentence of a rule or of the backend: what stands between backticks is code, nothing else is special. */
export function InlineCode(props: { children: string }) {
  return (
    <>
      {props.children
        .split(/(`[^`]+`)/)
        .map((part, index) =>
          index % 2 === 1 ? (
            <code key={index}>{visibleText(part.slice(1, -1))}</code>
          ) : (
            visibleText(part)
          ),
        )}
    </>
  );
}
