/** The part of saxen that is used here; the package carries no types. */
declare module "saxen" {
  export class Parser {
    on(
      event: "openTag",
      listener: (name: string, attributes: () => Record<string, string> | false) => void,
    ): this;
    /** Also after a tag that closes itself. */
    on(event: "closeTag", listener: (name: string) => void): this;
    on(event: "text" | "cdata" | "comment" | "attention", listener: (text: string) => void): this;
    on(event: "error" | "warn", listener: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
