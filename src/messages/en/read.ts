/** Sentences of: read. ICU MessageFormat; keys begin with the name of the part. */
export const read = {
  // Paths and files.
  "read.no-such-file": "there is no such file or folder; check the path",
  "read.no-permission":
    "the system refuses to let this be read; give yourself the permission to read it",
  "read.cannot-read":
    "this can't be read (the system says {code}); check the disk, or copy the file elsewhere",
  "read.not-a-file": "this is not a file; put the CSV file in its place",
  "read.not-an-economy":
    "this is neither a folder nor an .xlsx workbook; name the folder that holds the CSV files, or the workbook",

  // The folder and its descriptor.
  "read.no-descriptor":
    "there is no datapackage.json, so title and licence are unknown; the CSV files were read",
  "read.not-json":
    "this is not valid JSON ({reason}); mend it, or delete the file: the CSV files are read without it too",
  "read.not-json-object":
    "this should be one JSON object with a list of resources; mend it or delete the file",
  "read.property-not-text": '"{property}" is not a text; write it in quotes',
  "read.licenses-not-list": '"licenses" should be a list of objects, each with a "name"',
  "read.resources-not-list": '"resources" should be a list; mend it or delete the file',
  "read.resource-not-object":
    "resource number {number} is not an object with a name and a path; mend or remove it",
  "read.resource-without-name":
    'resource number {number} has no "name"; give it the name of its table',
  "read.resource-without-path":
    'resource "{name}" names no single file; state its file as "path", relative to the folder',
  "read.resource-twice":
    'two resources are called "{name}"; only the first was read: remove or rename the other',
  "read.path-twice":
    'resource "{name}" names {path}, which another resource names too; remove one of them',
  "read.path-leaves-folder":
    '"{name}" is to be read from {path}, which is outside this folder; copy the file into the folder',
  "read.unknown-resource": 'resource "{name}" is no table of this format; it was not read',
  "read.unknown-resource-near":
    'resource "{name}" is no table of this format; did you mean "{near}"?',
  "read.not-listed": "datapackage.json does not list this file; it was read all the same",
  "read.table-twice":
    'several files claim to be the table "{table}": {files}; none was read: keep one of them',
  "read.not-csv": "this was not read, though it is named like a table; save it as {expected}",
  "read.unknown-file":
    "no table has this name, so the file was not read; if it isn't meant to be one, nothing is amiss",
  "read.unknown-file-near": "no table has this name; did you mean {near}? Rename the file",

  // Text and its encoding.
  "read.workbook":
    "this is a workbook, not CSV text; save the sheet as CSV, or give the workbook the ending .xlsx and name it instead of the folder",
  "read.binary": "this is not text; save the table as CSV (UTF-8)",
  "read.utf-32": "this is text in UTF-32; save it as CSV (UTF-8)",
  "read.not-utf-8":
    "this is not text in UTF-8: the byte {byte} stands in this row, as older encodings such as Windows-1252 have it; in a spreadsheet, save as “CSV UTF-8”",
  "read.not-utf-16": "this begins like text in UTF-16 and isn't; save it as CSV (UTF-8)",
  "read.cut-character":
    "the file ends in the middle of a character, so it seems cut off; fetch or save it again",
  "read.too-long-text":
    "this file is too large to be read (more than about 500 MB); leave out what the plan does not need",

  // Rows and cells of a CSV file.
  "read.empty-file": "this file is empty; its first row should name columns: {expected}",
  "read.unclosed-quote":
    "a quotation mark that opens in this row is never closed, so nothing after it could be read; close it, or fetch the file again if it was cut off",
  "read.stray-quote":
    "text stands after a closing quotation mark; write a quotation mark inside a cell twice",
  "read.few-cells":
    "this row has {found, plural, one {# cell} other {# cells}}, the header {expected}; complete the row (the file may be cut off here)",
  "read.many-cells":
    "this row has {found, plural, one {# cell} other {# cells}}, the header {expected}; put cells that hold the delimiter in quotes, or remove what is too much",

  // The header.
  "read.no-header":
    "row 1 names no column of this table (found: {found}; expected some of: {expected})",
  "read.no-header-row": "row 1 is empty; it should name columns: {expected}",
  "read.unknown-column": 'there is no column "{found}"; this table has: {expected}',
  "read.unknown-column-near": 'there is no column "{found}"; did you mean "{near}"?',
  "read.duplicate-column":
    'column "{column}" stands here twice; only the first was read: remove one',
  "read.missing-column": 'column "{column}" is missing; every row needs it',
  "read.column-without-name":
    "column {letter} has no name in row 1, but something stands in it; name it or empty it",

  // Cells.
  "read.not-number": 'column "{column}" holds "{found}"; expected a number, such as 12.5',
  "read.ambiguous-number":
    'column "{column}" holds "{found}"; nothing in this file tells whether its sign separates decimals or thousands: write it without separators of thousands, with a decimal point',
  "read.mixed-decimals":
    "the file mixes decimal points ({point} in row {pointRow}) and decimal commas ({comma} in row {commaRow}); use one of them",
  "read.number-out-of-reach":
    'column "{column}" holds "{found}"; that is too large or too small to compute with: use another unit',
  "read.not-yes": 'column "{column}" holds "{found}"; expected yes or no',
  "read.list-quotes":
    'column "{column}" holds "{found}"; its quotation marks don’t match: items are separated by semicolons',
  "read.control-character":
    'column "{column}" holds "{found}", with a character that can’t be seen; type it again',
  "read.error-value":
    'column "{column}" holds the error "{found}" of a spreadsheet; mend the formula or write the value',
  "read.date":
    'column "{column}" holds the date {found}: spreadsheets turn some entries into dates; format the cell as text (or number) and type it again',
  "read.formula-without-value":
    'column "{column}" holds the formula {found} without its result; open the workbook in a spreadsheet and save it',
  "read.damaged-cell":
    'column "{column}" holds a cell that can’t be read ("{found}"); type it again',
  "read.name-not-text":
    'column "{column}" holds {found} as a number or truth value, where a name is expected; format the cell as text and type it again',
  "read.number-as-text":
    'column "{column}" holds "{found}" as text; it was read as {value}: format the cell as a number',

  // Workbooks.
  "read.workbook-empty": "this file is empty; fetch or save it again",
  "read.workbook-encrypted":
    "this workbook is protected by a password, or older than .xlsx; save it as .xlsx without a password",
  "read.not-a-workbook": "this is not an .xlsx workbook, whatever its name; save it as .xlsx",
  "read.workbook-ods": "this is an OpenDocument spreadsheet; save it as .xlsx",
  "read.workbook-binary": "this is a binary workbook (.xlsb); save it as .xlsx",
  "read.workbook-cut": "the end of this workbook is missing; fetch or save it again",
  "read.workbook-damaged":
    "this workbook is damaged{part, select, other { (in {part})} none {}}; fetch it again, or save it anew in a spreadsheet",
  "read.workbook-too-large":
    "this workbook unpacks to far more than a table needs, so it was not read on; save the tables as CSV files in a folder",
  "read.unknown-sheet":
    "no table has the name of this sheet, so it was not read; if it isn't meant to be one, nothing is amiss",
  "read.unknown-sheet-near":
    'no table has the name of this sheet; did you mean "{near}"? Rename the sheet',
  "read.sheet-twice": 'two sheets are called "{table}"; the second was not read: remove one',
  "read.empty-sheet": "this sheet is empty; its first row should name columns: {expected}",
  "read.merged":
    "the cells {range} are merged, so that only the first of them holds a value; unmerge them and fill each",
  "read.merged-text": "the cells {range} are merged; their text counts for the first row only",
  "read.about-twice": '"{key}" stands here twice; remove one',
  "read.about-near": '"{found}" was kept as it is; did you mean "{near}"?',
  "read.about-further":
    "only the columns key and value are read; what stands from {letter} on is not",

  // The whole.
  "read.missing-table": 'the table "{table}" is missing; nothing can be planned without it',
  "read.no-rows": 'the table "{table}" has no rows; nothing can be planned without any',
  "read.more":
    "{count, plural, one {one more problem} other {# more problems}} like the last one{column, select, none {} other { in column “{column}”}}",
  "read.rows-lost":
    "rows of this table could not be read, for the reasons given; what only they hold is not looked for in the other tables",

  // Writing.
  "write.disk-full":
    "the disk is full, so nothing was written and what stood here is as it was; make room and try again",
  "write.file-too-large":
    "the system allows no file this large, so nothing was written and what stood here is as it was; raise the limit (ulimit -f) and try again",
  "write.no-permission":
    "the system refuses to let this be written; choose another place, or give yourself the permission",
  "write.read-only": "this disk can only be read; choose another place",
  "write.not-a-folder": "a part of this path is a file, not a folder; choose another place",
  "write.not-a-file": "this is a folder, and a file was to be written here; choose another name",
  "write.busy":
    "the system doesn’t let this folder be replaced (it may be a disk of its own); name a folder inside it",
  "write.failed":
    "this could not be written (the system says {code}), and what stood here is as it was; try another place",
  "write.other-folder":
    "something else stands here, and it was left alone; choose a folder that is new or empty",
  "write.other-file": "something else stands here, and it was left alone; choose another name",
  "write.too-many-rows":
    "{found, number} rows are more than a sheet holds ({expected, number}); write CSV files instead",
  "write.text-too-long":
    'column "{column}" holds a text longer than a sheet allows ({expected, number} characters): "{found}"; write CSV files instead',
} as const;
