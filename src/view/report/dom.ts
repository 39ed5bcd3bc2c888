/// <reference lib="dom" />
import { parseHTML } from "linkedom";

/** An empty HTML document outside a browser. */
export function emptyDocument(): Document {
  return parseHTML("<!doctype html><html><head></head><body></body></html>").document;
}
