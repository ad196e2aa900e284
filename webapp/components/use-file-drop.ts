"use client";

import { type DragEvent, useState } from "react";

/**
 * Files dropped anywhere over an element. Spread `target` over it; `isOver` says
 * that files hang above it. Anything else that is dragged is left to the browser,
 * and so are files while `accepts` says no.
 */
export function useFileDrop(accepts: () => boolean, onFiles: (files: File[]) => void) {
  // Entering a child leaves the parent: what counts is how deep one is.
  const [depth, setDepth] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files") && accepts();
  return {
    isOver: depth > 0,
    target: {
      onDragEnter: (event: DragEvent) => hasFiles(event) && setDepth((before) => before + 1),
      onDragLeave: (event: DragEvent) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1)),
      onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        setDepth(0);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
