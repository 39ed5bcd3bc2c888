import type { MessageKey, MessageValues } from "../../messages/index.ts";

/**
 * Thrown inside the readers of workbooks where nothing further can be read, and turned into a problem by
 * the reader of the workbook; never seen outside.
 */
export class Damage extends Error {
  readonly key: MessageKey;
  readonly values: MessageValues;

  constructor(key: MessageKey, values: MessageValues = {}) {
    super(key);
    this.name = "Damage";
    this.key = key;
    this.values = values;
  }
}
