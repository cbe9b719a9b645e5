/** `scheme://user:password@host`, where the password is written out. */
const urlPassword =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"]{0,200}:([^\s@/'"]{1,200})@/i;

/** The password in a URL in a text, if one is written out there. */
export function passwordInUrl(text: string): string | undefined {
  const password = urlPassword.exec(text)?.[1];
  // What is unknown in it is a variable.
  if (password === undefined || /[\uFFFC$]/.test(password)) return undefined;
  return /^(?:<.*>|\*+|x{3,}|\{.*\})$/i.test(password) ? undefined : password;
}
