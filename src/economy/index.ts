export { readAndCheck, readEconomy } from "./read/economy.ts";
export { readPackage, readTables, type PackageRead } from "./read/index.ts";
export { economySchema, type Schema } from "./schema.ts";
export {
  economyContent,
  packageFiles,
  writeEconomy,
  writePackage,
  type PackageContent,
} from "./write.ts";
export { settleFolder, writeFolder, writeSingleFile, type FileContent } from "./write-folder.ts";
export { writeTemplate } from "./template.ts";
