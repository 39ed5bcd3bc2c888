/// <reference lib="dom" />
/** A plan for several scenarios: what each of them comes to. */
import { message, type Message } from "../../messages/index.ts";
import { tableOf } from "../../plan/explain/shape.ts";
import { tierSummary } from "../../plan/explain/whole.ts";
import type { PlanBranch } from "../../plan/types.ts";
import { fulfilmentChart } from "../fulfilment-chart.ts";
import { fulfilmentOf } from "../fulfilment-data.ts";
import { html, type Part } from "../paper.ts";
import { tableElement } from "../table.ts";
import { paragraph, type ReportContext, type ReportSection } from "./context.ts";

/** The section of the scenarios; none where only one was planned. */
export function branchSections({ paper, plan }: ReportContext): readonly ReportSection[] {
  const { branches = [] } = plan;
  if (branches.length < 2) return [];
  const rows = branches.flatMap((branch) => {
    const { deliveries, keeping } = branch.plan.tables;
    return tierSummary([...deliveries, ...keeping]).map((tier) => ({ branch, ...tier }));
  });
  const table = tableOf(rows, [
    { heading: "view.column.branch", cell: ({ branch }) => named("view.branch", branch) },
    { heading: "view.column.weight", format: "share", cell: ({ branch }) => branch.weight },
    { heading: "explain.column.tier", format: "amount", cell: ({ tier }) => tier },
    { heading: "explain.column.least", format: "share", cell: ({ least }) => least },
    { heading: "explain.column.mean", format: "share", cell: ({ mean }) => mean },
    { heading: "explain.column.met", format: "amount", cell: ({ met }) => met },
    { heading: "explain.column.count", format: "amount", cell: ({ count }) => count },
  ]);
  const others = branches
    .slice(1)
    .map((branch): Part =>
      html(
        paper,
        "details",
        {},
        html(paper, "summary", {}, named("view.branch-of", branch)),
        fulfilmentChart(paper, fulfilmentOf(branch.plan)),
      ),
    );
  const parts = [
    paragraph(paper, message("view.branches-how", { count: branches.length })),
    tableElement(paper, table),
    ...others,
  ];
  return [{ id: "scenarios", heading: "view.branches", parts }];
}

function named(key: "view.branch" | "view.branch-of", { scenario }: PlanBranch): Message {
  return message(key, {
    scenario: scenario ?? "",
    stated: scenario === undefined ? "yes" : "no",
  });
}
