/** `scheme://user:password@host`, where the password is written out. */
const urlPassword =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"]{0,200}:([^\s@/'"]{1,200})@/i;

/** The password in a URL in a text, if one is written out there. */
export function passwordInUrl(text: string): string | undefined {
  // Every value comes by here, and hardly one is an address.
  if (!text.includes('://')) return undefined;
  const password = urlPassword.exec(text)?.[1];
  // What is unknown in it is a variable.
  if (password === undefined || /[\uFFFC$]/.test(password)) return undefined;
  return /^(?:<.*>|\*+|x{3,}|\{.*\})$/i.test(password) ? undefined : password;
}

/** The password in a connection string (`Server=db;User Id=sa;Password=…`), if one is written out there. */
export function passwordInSettings(text: string): string | undefined {
  if (!/;|^(?:server|data source|host)=/i.test(text)) return undefined;
  const password = /(?:^|;)\s*(?:password|pwd)\s*=\s*([^;]{1,200})/i.exec(
    text,
  )?.[1];
  return password === undefined || /[\uFFFC$<{]/.test(password)
    ? undefined
    : password.trim() || undefined;
}
