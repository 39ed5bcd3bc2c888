/** Sentences of: format. The reference of the tables, and the folder that `init` makes. ICU MessageFormat. */
export const format = {
  "format.title": "The tables of an economy",
  "format.generated":
    "This page is made from the same list of tables by which the program reads and checks; how rows are read in every case that could be read in two ways stands in [decisions](decisions.md).",
  "format.introduction":
    "An economy is a folder with a CSV file per table and a `datapackage.json` (a Frictionless Data Package, so that other tools read it too), or one .xlsx workbook with a sheet per table and a sheet `about` with the columns `key` and `value`. `commonweal init DIR` makes such a folder to start from.",
  "format.rules": "Rules for every table",
  "format.rule.needed":
    "{tables} must be there and have rows. All other tables may be missing; without `places` there is one place.",
  "format.rule.marks":
    "**Bold** columns must be filled in every row. † marks the key: no two rows of a table have the same key.",
  "format.rule.empty":
    "An empty cell means “not stated”, never zero. Each column below says what then holds.",
  "format.rule.names":
    "Names are keys: they are compared letter by letter. White space around a name is dropped, and inside it counts as one space.",
  "format.rule.order":
    "The order of rows and columns makes no difference. Columns that are not used may be left out; a column that is not listed here is an error, so that no mistyped name is lost.",
  "format.rule.lists":
    "Lists are separated by semicolons. An item that holds a semicolon stands in double quotes.",
  "format.rule.numbers":
    "CSV files are in UTF-8 or UTF-16, separated by commas, semicolons or tabs. Numbers have a decimal point or a decimal comma, one of them throughout a file. Where nothing tells whether `1,234` means a thousand or little more than one, the file is refused.",
  "format.rule.guard":
    "A text that begins with `=`, `+`, `-` or `@` is written to CSV with an apostrophe before it, and read back without, because spreadsheets would run it as a formula. Numbers are written as they are.",
  "format.rule.workbooks":
    "In workbooks, formulas count by the result that the spreadsheet saved. Merged cells, errors and dates (outside columns of text) are refused by name; numbers stored as text are read with a warning.",
  "format.rule.about":
    "`datapackage.json` and the sheet `about` hold `name`, `title`, `description`, `licence`, `version` and `language`. Whatever else is in them is kept.",
  "format.column": "column",
  "format.cell": "cell",
  "format.meaning": "meaning",
  "format.type.name": "name",
  "format.type.text": "text",
  "format.type.number": "number",
  "format.type.integer": "whole number",
  "format.type.yes": "yes or no",
  "format.type.choice": "one of: {choices}",
  "format.type.table": "name of a table",
  "format.type.names": "names, separated by semicolons",
  "format.type.numbers": "numbers, separated by semicolons",
  "format.refers": "{type} from {tables}",
  "format.at-least": "{type}, {minimum} or more",
  "format.at-most": "{type}, {maximum} or less",
  "format.above": "{type}, more than {above}",
  "format.between": "{type} from {minimum} to {maximum}",

  "plan-format.title": "The tables of a plan",
  "plan-format.generated":
    "This page is made from the same list of tables by which the program writes plans.",
  "plan-format.introduction":
    "A plan is a folder with a CSV file per table and a `datapackage.json` (a Frictionless Data Package). Amounts are in the units of the economy. Rows in which everything is zero are left out, except for needs: of these every one has its row.",

  "template.readme.title": "{title}",
  "template.readme.introduction":
    "This folder is an economy to start from. It holds every table of the format: most with the rows of a small made-up example, some with nothing but their column names. Replace the rows with your own, and delete the tables that you do not need.",
  "template.readme.steps": "Next steps",
  "template.readme.step.check": "`commonweal check {folder}` names every problem at once.",
  "template.readme.step.plan": "`commonweal plan {folder}` makes a plan and says where it is.",
  "template.readme.step.open":
    "Spreadsheets open the CSV files; save them as CSV (UTF-8) again. `commonweal export {folder} --to xlsx` makes one workbook of them.",
  "template.title": "Two places to start from",
  "template.description":
    "Two places share grain, a mill, a bakery and a cart for two years. Made up, to be replaced with your own figures.",
  "template.source.title": "Made up for this example",
  "template.source.note": "Plausible orders of magnitude, to be replaced.",
} as const;
