/** Why something is not known: looking for it took too long. */
export const moreThan = (count: number, what = "steps"): string => `more than ${count} ${what}`;

/** True for what `moreThan` says. */
export const isLimit = (why: string): boolean => why.startsWith("more than ");
