/**
 * A link whose `#` a mail program wrote as `%23`: all of it came as a path, where nothing is found and a secret has no place.
 * @returns where it wanted to go; undefined where it is no such link.
 */
export function mendedLink(path: string): string | undefined {
  const [, page, rest] = /^([^%?#]*?)(?:%25)*%(?:25)*23(.+)$/i.exec(path) ?? [];
  // Only a path of this website: two slashes would lead to another.
  return page && rest && /^\/(?!\/)/.test(page) ? `${page.endsWith('/') ? page : `${page}/`}#${rest}` : undefined;
}

/** On the page that says that nothing is here: goes on to what was meant, and the secret leaves the address and the history at once. */
export function goOnMended(): void {
  const to = mendedLink(location.pathname + location.search);
  if (to) location.replace(to);
}
