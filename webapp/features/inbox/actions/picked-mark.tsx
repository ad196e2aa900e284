import { CheckIcon } from "lucide-react";

/** The tick at the end of what is chosen now. */
export function PickedMark({ isPicked }: { isPicked: boolean }) {
  return isPicked ? <CheckIcon className="ml-auto text-primary-text" /> : null;
}
