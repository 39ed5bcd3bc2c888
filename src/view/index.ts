/**
 * The room of what is seen: charts and tables that the report page and the web app share. Of each chart: its data,
 * plain and ready to be sent (`…Of`), and the drawing of them on a DOM document (`…Chart`, `…Table`).
 */
export { flowChart, flowTable } from "./flows-chart.ts";
export { flowsOf, type FlowData, type FlowLink, type FlowNode } from "./flows-data.ts";
export { framed } from "./frame.ts";
export { fulfilmentChart } from "./fulfilment-chart.ts";
export { fulfilmentOf, type FulfilmentData, type FulfilmentRow } from "./fulfilment-data.ts";
export { gapsChart, gapsTable } from "./gaps-chart.ts";
export { gapsDataOf, type GapNeed, type GapRow, type GapsData } from "./gaps-data.ts";
export { labourChart, labourTable } from "./labour-chart.ts";
export { labourOf, type LabourData, type LabourPlace, type LabourRow } from "./labour-data.ts";
export { mapChart, mapTables } from "./map-chart.ts";
export { mapOf, type MapData, type MapPlace, type MapRoute } from "./map-data.ts";
export type { Paper } from "./paper.ts";
export { slipElement, type SlipData } from "./slips.ts";
export { stocksChart, stocksTable } from "./stocks-chart.ts";
export { stocksOf, type StockRow, type StocksData } from "./stocks-data.ts";
export { chartStyle, colours } from "./style.ts";
export { tableElement } from "./table.ts";
