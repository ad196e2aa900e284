"use client";

import { useEffect } from "react";

/**
 * Files dropped beside what takes them fall to the ground: the browser would leave
 * the product, with all that is being written, and show the file.
 */
export function useStrayDrops() {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      const isPicker = event.target instanceof HTMLInputElement && event.target.type === "file";
      if (event.defaultPrevented || isPicker || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}
