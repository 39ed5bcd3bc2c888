import type { Message } from "../../messages/index.ts";

/** Why there is no table. */
export class CannotAnalyse extends Error {
  readonly said: Message;

  constructor(said: Message) {
    super(said.key);
    this.name = "CannotAnalyse";
    this.said = said;
  }
}
