import type { ImageRef } from '@plimsoll/syntax';

/** Whether an image is that of the Docker engine and its client, also through a mirror. */
export function isEngineImage(ref: ImageRef | undefined): boolean {
  const repository = ref?.repository.value ?? '';
  return (
    /(?:^|\/)docker$/.test(repository) ||
    /(?:^|\/)library\/docker$/.test(repository)
  );
}
