/** Sentences about economies that were written down by others. Each format keeps its own in a file beside. */
export const imports = {
  "import.summary": "make an economy from tables or files of others",
  "import.details":
    "Whatever the files don't say and the program takes for granted is printed, and written into the economy as the property “assumptions”. Nothing is written where the files can't be read with certainty. Several files follow each other in the order in which the format names them; .csv files may be compressed (.gz).",
  "import.details-format": "{name}: {summary}. Files: {files}. {options}",
  "import.option.out": "the folder, or the .xlsx workbook, into which the economy is written",
  "import.option.replace": "write over what stands there",
  "import.unknown-format": "There is no format {found}. Those that can be read: {formats}.",
  "import.unknown-format-near":
    "There is no format {found}; did you mean {near}? Those that can be read: {formats}.",
  "import.files":
    "{format} takes {expected, plural, one {one file} other {# files}} ({files}); {found, plural, =0 {none was} one {one was} other {# were}} given.",
  "import.option-of-another": "--{option} does not belong to {format}.",
  "import.bad-gzip":
    "is compressed and can't be unpacked: it is damaged, or it holds more than a gigabyte. Unpack it, and give the unpacked file.",
  "import.empty": "is empty.",
  "import.not-a-number":
    "“{found}” in column {column} is not a number. Write a number, or leave the cell empty where there is none.",
  "import.unsure-number":
    "“{found}” in column {column} can be read in two ways, since nothing in the file shows which sign separates decimals. Write it without a sign for thousands.",
  "import.progress": "Making an economy from {format}",
  "import.assumed": "Assumed:",
  "import.written":
    "Wrote the economy to {path}: {goods, plural, one {one good} other {# goods}}, {techniques, plural, one {one technique} other {# techniques}}, {needs, plural, one {one need} other {# needs}}. Next: commonweal plan {path}",
} as const;
