/** The name in a Host header, in lower case, without port and final dot; undefined when it is malformed (RFC 9110, 7.2). */
export function parseHost(host: string): string | undefined {
  const match = /^([a-z0-9._-]+|\[[a-f0-9:.]+\])(?::[0-9]{1,5})?$/i.exec(host);
  return match === null ? undefined : (match[1] as string).toLowerCase().replace(/\.$/, "");
}

/** Whether the host is one of `allowed`: `example.com`, `.example.com` with its subdomains, `*`. */
export function isAllowedHost(name: string, allowed: readonly string[] | undefined): boolean {
  return (
    allowed === undefined ||
    allowed.some((pattern) => {
      const wanted = pattern.toLowerCase();
      return wanted === "*" || wanted === name || (wanted.startsWith(".") && `.${name}`.endsWith(wanted));
    })
  );
}
