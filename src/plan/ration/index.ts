export { explainRations, howLines, rationTable, shipmentTable } from "./words.ts";
export { rationTables } from "./tables.ts";
export { rationing, type Rationing, type Ration, type MoreShipped } from "./ration.ts";
