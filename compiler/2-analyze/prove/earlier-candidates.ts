import type { Candidate } from "../../ir/named-route.ts";
import { mayWrite, type Texts } from "./reversed-path.ts";
import { opaqueConverters } from "./written.ts";

/** Given the params of one, reverse() may take the other. */
const takesParamsOf = (earlier: Candidate, { params }: Candidate): boolean =>
  earlier.params.every((name) => params.includes(name)) &&
  params.every(
    (name) => earlier.params.includes(name) || earlier.extras.some((extra) => extra.name === name),
  );

/** Whatever params one can be given, reverse() takes the other. */
export const takesAllOf = (earlier: Candidate, candidate: Candidate): boolean =>
  earlier.whole === undefined &&
  earlier.params.length === candidate.params.length &&
  takesParamsOf(earlier, candidate) &&
  candidate.extras.every(({ name, value }) =>
    earlier.extras.some((extra) => extra.name === name && extra.value === value),
  ) &&
  candidate.params.every((name) => converterKey(earlier, name) === converterKey(candidate, name));

const converterKey = ({ parts }: Candidate, name: string): string | undefined => {
  const part = parts.find((one) => one.kind === "param" && one.name === name);
  return part?.kind === "param" ? part.converter?.name : undefined;
};

/** No candidate that reverse() tries before takes these values, as far as can be known. */
export const isLeftBy = (earlier: readonly Candidate[], candidate: Candidate, texts: Texts): boolean =>
  !earlier.some(
    (one) => takesParamsOf(one, candidate) && (opaqueConverters(one).length > 0 || mayWrite(one, texts)),
  );
