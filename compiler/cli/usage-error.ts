/** What the user asked for cannot be done as asked: one sentence, exit code 2. */
export class UsageError extends Error {
  /** A way out. */
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
