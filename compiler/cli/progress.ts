import type { Terminal } from "./terminal.ts";

const patience = 500;
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** A line on the user's screen that shows life when a step takes longer than half a second; gone when it ends. */
export function startProgress(
  terminal: Terminal,
  text = "compiling the URLconf",
): { readonly end: () => void } {
  if (!terminal.isInteractive) return { end: () => {} };
  const start = performance.now();
  let frame = 0;
  let isShown = false;
  const draw = () => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    terminal.say(`\r\u001b[2K${frames[frame++ % frames.length]} ${text} ${seconds} s`);
    isShown = true;
  };
  let timer = setTimeout(() => {
    draw();
    timer = setInterval(draw, 100);
  }, patience);
  return {
    end: () => {
      clearTimeout(timer);
      if (isShown) terminal.say("\r\u001b[2K");
    },
  };
}
