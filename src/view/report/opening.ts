/// <reference lib="dom" />
/** The beginning of the report: what it is, and what it says in one paragraph. */
import { message, type Message } from "../../messages/index.ts";
import { tierSummary } from "../../plan/explain/whole.ts";
import { figure } from "../numbers.ts";
import { html, textOf, type Part } from "../paper.ts";
import { paragraph, sectionOf, type ReportContext } from "./context.ts";

export function titleOf({ plan }: Pick<ReportContext, "plan">): Message {
  const { about } = plan.economy;
  return message("view.title", { economy: about.title ?? about.name });
}

/** Title, scenario, date, and what the economy says of itself. */
export function header(context: ReportContext): HTMLElement {
  const { paper, plan, date } = context;
  const { scenario, economy } = plan;
  const subtitle = [
    ...(scenario === undefined ? [] : [textOf(paper, message("view.scenario", { scenario }))]),
    ...(date === undefined ? [] : [dateText(date, paper.locale)]),
  ];
  return html(
    paper,
    "header",
    {},
    html(paper, "h1", {}, titleOf(context)),
    subtitle.length === 0 ? undefined : paragraph(paper, subtitle.join(" · "), "subtitle"),
    economy.about.description === undefined
      ? undefined
      : paragraph(paper, economy.about.description, "subtitle"),
  );
}

function dateText(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(date);
}

/** Whether the plan holds, what is guaranteed and what isn't, the certificate in a line, and a few figures. */
export function lead({ paper, plan, whole }: ReportContext): readonly Part[] {
  const { ok } = plan.certificate;
  const worst = sectionOf(whole, "explain.shortages")?.lines ?? [];
  const tiers = sectionOf(whole, "explain.tiers")?.lines ?? [];
  const proof = sectionOf(whole, "explain.certificate")?.lines.slice(0, 1) ?? [];
  const status = message(ok ? "view.status-holds" : "view.status-fails");
  const sentences = [...(ok ? [status] : []), ...tiers, ...worst].map((line) =>
    textOf(paper, line),
  );
  return [
    ok ? undefined : html(paper, "div", { class: "fails" }, paragraph(paper, status, "lead")),
    paragraph(paper, sentences.join(" "), "lead"),
    keyFigures(plan, paper),
    ...proof.map((line) => paragraph(paper, line, "subtitle")),
  ];
}

function keyFigures(plan: ReportContext["plan"], paper: ReportContext["paper"]): HTMLElement {
  const { tables, economy } = plan;
  const tiers = tierSummary([...tables.deliveries, ...tables.keeping]);
  const hours = tables.hours.reduce((sum, { needed }) => sum + needed, 0);
  const shown: (readonly [figure: string, words: Message])[] = [
    ...tiers
      .slice(0, 3)
      .map(
        ({ tier, least, met, count }) =>
          [
            figure(paper, least, "share"),
            message("view.figure-tier", { tier, met, count }),
          ] as const,
      ),
    ...(hours > 0
      ? [[figure(paper, Math.round(hours)), message("view.figure-hours")] as const]
      : []),
    [
      figure(paper, economy.tables.periods.rows.length),
      message("view.figure-periods", { count: economy.tables.periods.rows.length }),
    ],
  ];
  return html(
    paper,
    "dl",
    { class: "key-figures" },
    ...shown.map(([number, words]) =>
      html(paper, "div", {}, html(paper, "dt", {}, words), html(paper, "dd", {}, number)),
    ),
  );
}
