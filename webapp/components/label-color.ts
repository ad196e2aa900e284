import type { LabelColor } from "@/gql/graphql";

/** The dot of a label. Labels are the one place where a colour is only a name. */
export const labelDot: Record<LabelColor, string> = {
  GRAY: "bg-[light-dark(oklch(0.6_0.01_260),oklch(0.68_0.01_260))]",
  RED: "bg-[light-dark(oklch(0.62_0.19_25),oklch(0.7_0.16_25))]",
  ORANGE: "bg-[light-dark(oklch(0.69_0.17_50),oklch(0.75_0.14_50))]",
  AMBER: "bg-[light-dark(oklch(0.78_0.15_85),oklch(0.82_0.13_85))]",
  GREEN: "bg-[light-dark(oklch(0.65_0.15_145),oklch(0.73_0.14_145))]",
  TEAL: "bg-[light-dark(oklch(0.64_0.1_190),oklch(0.73_0.1_190))]",
  BLUE: "bg-[light-dark(oklch(0.6_0.15_245),oklch(0.7_0.12_245))]",
  INDIGO: "bg-[light-dark(oklch(0.53_0.17_275),oklch(0.66_0.14_275))]",
  PINK: "bg-[light-dark(oklch(0.64_0.18_350),oklch(0.74_0.14_350))]",
};
