export {
  message,
  type Catalogue,
  type Message,
  type MessageKey,
  type MessageValues,
} from "./message.ts";
export { catalogues, render, type Locale } from "./render.ts";
