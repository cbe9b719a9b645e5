/** The mark without a score, in the size and colour of the text around it. */
export function PlimsollIcon() {
  return (
    <svg
      aria-hidden
      width="1em"
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <circle cx="12" cy="12" r="8" />
      <path d="M1.5 12h21" />
    </svg>
  );
}
