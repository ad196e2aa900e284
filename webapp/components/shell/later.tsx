"use client";

import dynamic from "next/dynamic";

const person = () => import("./person-menu-content");
const workspace = () => import("./workspace-menu-content");

export const PersonMenuContent = dynamic(() => person().then((loaded) => loaded.PersonMenuContent), { ssr: false });
export const WorkspaceMenuContent = dynamic(() => workspace().then((loaded) => loaded.WorkspaceMenuContent), { ssr: false });

/** The two menus of the rail are loaded together, when either is pointed at. */
export function loadMenus() {
  void person();
  void workspace();
}
