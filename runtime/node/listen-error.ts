/** What Node says of an address that cannot be had, in words that help; its code is kept. */
export function listenError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  const { code } = cause;
  const words =
    code === "EADDRINUSE"
      ? `port ${port} of ${host} is taken by another program; give another one, e.g. PORT=${port < 65_535 ? port + 1 : 8000}`
      : code === "EACCES"
        ? `port ${port} of ${host} may not be used by this user; give another one, e.g. PORT=${port < 1024 ? 8000 + (port % 1000) : port + 1}`
        : undefined;
  return words === undefined ? cause : Object.assign(new Error(words, { cause }), { code });
}
