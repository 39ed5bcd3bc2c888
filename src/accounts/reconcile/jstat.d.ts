declare module "jstat" {
  export const jStat: {
    /** P(a, x): the regularised lower incomplete gamma function. */
    lowRegGamma(a: number, x: number): number;
    /** The complementary error function. */
    erfc(x: number): number;
  };
}
