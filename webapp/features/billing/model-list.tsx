"use client";

import { LoaderCircleIcon, PlayIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Rows, Section } from "@/features/settings/section";
import { type ModelRowFragment, TestAiModelDocument, type TestAiModelMutation } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

type ModelListProps = { models: readonly ModelRowFragment[]; canTest: boolean };
type Result = NonNullable<TestAiModelMutation["testAIModel"]["result"]>;

/** The models that can be used, what they cost, and a button that really calls one. */
export function ModelList({ models, canTest }: ModelListProps) {
  const t = useTranslations("billing.models");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        {models.map((model) => (
          <ModelRow key={model.id} model={model} canTest={canTest } />
        ))}
      </Rows>
    </Section>
  );
}

function ModelRow({ model, canTest }: { model: ModelRowFragment; canTest: boolean }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const format = useFormat();
  const test = usePayload(TestAiModelDocument);
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const amount = (micros: number) => money(micros, locale, true);
  const { id, name, task, inputMicros, outputMicros, minuteMicros, contextTokens, capabilities } = model;
  const price =
    minuteMicros > 0
      ? t("models.perMinute", { price: amount(minuteMicros) })
      : outputMicros > 0
        ? t("models.price", { input: amount(inputMicros), output: amount(outputMicros) })
        : inputMicros > 0
          ? t("models.priceIn", { input: amount(inputMicros) })
          : task === "MODERATE"
            ? amount(0)
            : t("models.free");
  const perThousand = inputMicros > 0 ? t("models.perThousand", { input: amount(inputMicros / 1000), output: amount(outputMicros / 1000) }) : undefined;
  const run = async () => {
    setBusy(true);
    const payload = await test({ modelId: id });
    setBusy(false);
    if (payload?.result) setResult(payload.result);
  };
  return (
    <div className="grid gap-2 px-4 py-3">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-sm font-medium">{name}</span>
            <span className="font-mono text-xs text-faint-foreground">{id}</span>
            {model.isDefault ? <Badge variant="default">{t("models.default")}</Badge> : null}
            {model.isOffline ? <Badge variant="ai">{t("models.offline")}</Badge> : null}
          </p>
          <p className="flex flex-wrap gap-x-3 text-xs text-muted-foreground">
            <span>{t(`task.${task}`)}</span>
            <span className="tabular" title={perThousand}>
              {price}
            </span>
            {contextTokens > 0 ? <span className="tabular">{t("models.context", { tokens: format.count(contextTokens) })}</span> : null}
            {capabilities.length > 0 ? <span>{capabilities.map((c) => t(`capability.${c}`)).join(", ")}</span> : null}
          </p>
        </div>
        {canTest ? (
          <Button variant="outline" size="sm" disabled={isBusy} aria-label={t("models.testName", { name })} onClick={() => void run()}>
            {isBusy ? <LoaderCircleIcon className="animate-spin" /> : <PlayIcon />}
            {t("models.test")}
          </Button>
        ) : null}
      </div>
      {result ? (
        <div role="status" className="grid gap-1 rounded-md border border-ai-line bg-ai-wash px-3 py-2 text-sm">
          <p className="whitespace-pre-wrap">{result.text}</p>
          <p className="text-xs text-ai-text tabular">
            {t("models.result", {
              ms: format.count(result.latencyMs),
              tokens: format.count(result.promptTokens + result.completionTokens),
              cost: amount(result.costMicros),
            })}
          </p>
        </div>
      ) : null}
    </div>
  );
}
