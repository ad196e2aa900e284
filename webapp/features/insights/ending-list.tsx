"use client";

import { useTranslations } from "next-intl";

import { Rows, Section } from "@/features/settings/section";
import type { OutcomeFigure, OutcomeFiguresFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import type { Figure } from "./behind";
import { FigureButton } from "./figure-button";
import { colorOf, type Ending, endings, share } from "./series";

const figureOf: Record<Ending, OutcomeFigure> = {
  solved: "SOLVED",
  cameBack: "CAME_BACK",
  handedOver: "HANDED_OVER",
  byTeam: "BY_TEAM",
  unanswered: "UNANSWERED",
};

type EndingListProps = { outcomes: OutcomeFiguresFragment; onOpen: (figure: Figure) => void };

/** How the visits ended, as parts of a whole; each opens its conversations. */
export function EndingList({ outcomes, onOpen }: EndingListProps) {
  const t = useTranslations("analytics");
  const why = useTranslations("replies.reason");
  const format = useFormat();
  return (
    <Section title={t("endings.title")} lead={t("endings.lead", { count: outcomes.judged })}>
      <Rows>
        {endings.map((ending) => (
          <div key={ending} className="grid gap-1 px-4 py-2.5">
            <FigureButton
              label={t(`ending.${ending}`)}
              count={outcomes[ending]}
              onClick={() => onOpen({ figure: figureOf[ending], title: t(`ending.${ending}`) })}
            >
              <span className="tabular w-12 text-end text-sm text-muted-foreground">{t("share", { share: share(outcomes[ending], outcomes.judged) })}</span>
            </FigureButton>
            <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-n3">
              <div className="h-full rounded-full" style={{ width: `${share(outcomes[ending], outcomes.judged)}%`, background: colorOf[ending] }} />
            </div>
            {ending === "handedOver" && outcomes.handoverReasons.length > 0 ? (
              <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-muted-foreground">
                {outcomes.handoverReasons.map(({ reason, count }) => (
                  <li key={reason}>
                    <button
                      type="button"
                      className="tabular underline-offset-3 hover:text-foreground hover:underline touch:min-h-8"
                      onClick={() => onOpen({ figure: "HANDED_OVER", reason, title: t("handedOverFor", { reason: why(reason) }) })}
                    >
                      {why(reason)} <span className="font-medium text-foreground">{format.count(count)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ))}
        {outcomes.tooEarly > 0 ? (
          <div className="px-4 py-2.5">
            <FigureButton label={t("tooEarly")} count={outcomes.tooEarly} onClick={() => onOpen({ figure: "TOO_EARLY", title: t("tooEarly") })}>
              <span className="w-12" />
            </FigureButton>
          </div>
        ) : null}
      </Rows>
    </Section>
  );
}
