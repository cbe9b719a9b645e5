import type { Comment } from '@plimsoll/syntax';

/** Whether a comment is read by a tool, not by people. */
export const isForTools = ({ text }: Comment): boolean =>
  /^(?:hadolint|trivy:|checkov:|bridgecrew:|plimsoll|check\s*=|syntax\s*=|escape\s*=)/i.test(
    text,
  );
