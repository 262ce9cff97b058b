/**
 * Whether a Host header is well formed (RFC 9110, section 7.2) and its name one of `allowed`: `example.com`, `.example.com`
 * with its subdomains, `*`.
 */
export function isAllowedHost(host: string, allowed: readonly string[] = ["*"]): boolean {
  const name = /^([a-z0-9._-]+|\[[a-f0-9:.]+\])(:[0-9]{1,5})?$/i
    .exec(host)?.[1]
    ?.toLowerCase()
    .replace(/\.$/, "");
  return (
    name !== undefined &&
    allowed.some((pattern) => {
      const wanted = pattern.toLowerCase();
      return wanted === "*" || wanted === name || (wanted.startsWith(".") && `.${name}`.endsWith(wanted));
    })
  );
}
