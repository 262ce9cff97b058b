/** Runs one round after another, never two at once; what is asked for during a round leads to one more. */
export function createLoop(round: () => Promise<void>): () => Promise<void> {
  let isWanted = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (isWanted) {
      isWanted = false;
      await round();
    }
  };
  return () => {
    isWanted = true;
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}
