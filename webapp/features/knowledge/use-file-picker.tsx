"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";

import { accepted, useUploads } from "./uploads";

/**
 * A hidden file field and what opens it. Render the field somewhere. One that
 * `replaces` a document takes a single file.
 */
export function useFilePicker(replaces?: string) {
  const t = useTranslations("sources");
  const field = useRef<HTMLInputElement>(null);
  return {
    pick: () => field.current?.click(),
    field: (
      <input
        ref={field}
        type="file"
        multiple={!replaces}
        hidden
        accept={accepted}
        aria-label={t(replaces ? "actions.replace" : "add.upload")}
        onChange={(event) => {
          useUploads.getState().add([...(event.target.files ?? [])], replaces);
          event.target.value = "";
        }}
      />
    ),
  };
}
