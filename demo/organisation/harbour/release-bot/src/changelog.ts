/** First lines of the commits, without merges, newest first. */
export function changelog(messages: string[]): string {
  return messages
    .map(message => message.split('\n')[0])
    .filter(line => !line.startsWith('Merge '))
    .map(line => `- ${line}`)
    .join('\n');
}
