/** Sentences of: back-testing what is done with reports. ICU MessageFormat; keys begin with `backtest`. */
export const backtest = {
  "backtest.progress": "{policy}: period {period, number, ::group-off}",
} as const;
