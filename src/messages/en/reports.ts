/** Sentences of: reports. What is wrong with a stated figure, what was expected, what to do. ICU MessageFormat. */
export const reports = {
  "reports.row-twice": "this row has the key of an earlier one; keep one of them",
  "reports.observer-of-place":
    '"{found}" is a workplace or place of the economy; give the observer another name',
  "reports.unknown-author":
    '"{found}" is no workplace, no place and no observer; {hint, select, yes {did you mean “{near}”?} other {correct the name, or list whoever it is in the table observers}}',
  "reports.about-missing":
    '"{by}" is an observer, who has no figures of their own; state the workplace or place it is about',
  "reports.unknown-holder":
    '"{found}" is no workplace and no place; {hint, select, yes {did you mean “{near}”?} other {correct the name, or add it to workplaces or places}}',
  "reports.not-theirs":
    '"{by}" states a figure of "{about}", which is neither its own nor of what belongs to it; correct the name, or list "{by}" under another name in observers if it reports from outside',
  "reports.unknown-period":
    "there is no period {found}; periods of the economy are {expected}: correct it, or add the period",
  "reports.unknown-of":
    '"{found}" is no {kind}, which {what} must be of; {hint, select, yes {did you mean “{near}”?} other {correct the name, or add it to the economy}}',
  "reports.not-a-date":
    '"{found}" is no date; write it as 2027-03-31, or with time and offset as 2027-03-31T18:00+02:00',
  "reports.in-future":
    "this is stated at {found}, which is yet to come; check the date, or the clock it was written by. The figure counts",
  "reports.unit-not-of-good": '"{what}" has no unit to choose; leave the unit ({found}) empty',
  "reports.unknown-unit":
    '"{good}" is counted in {expected}, and the table units does not say how many of it a {found} is; state the amount in {expected}, or add the conversion',
  "reports.not-stored":
    '"{good}" can’t be stored (its survival is empty), so there is no stock of it; state the survival, or another figure',
  "reports.with-not-meant": '"{what}" has no other end; leave “with” empty',
  "reports.with-missing":
    '"{what}" needs its other end: state in “with” {what, select, sent {to whom} other {from whom}} it went',
  "reports.with-itself":
    '"{about}" can’t send to itself or receive from itself; correct one of the ends',
  "reports.region-sends":
    "a region neither sends nor receives; state which of its lowest places or workplaces does",
  "reports.negative":
    "{found} is less than nothing; {stock, select, yes {a stock that seems negative means that something else was not reported: state what was counted, or leave the row out} other {state it as the opposite movement}}",
  "reports.accuracy-twice":
    "both accuracy (a share) and error (an amount) are stated; keep the one that is meant",
  "reports.name-twice": 'another report is called "{found}"; give each a name of its own',
  "reports.unknown-replaced":
    'there is no report "{found}" to replace; {hint, select, yes {did you mean “{near}”?} other {correct the name: earlier statements stay in the table}}',
  "reports.replaces-itself":
    "this correction replaces itself, directly or through others; name the earlier statement",
  "reports.replaces-other":
    'report "{found}" is of somebody else, or of another figure; a correction has the same author, period, subject and ends',
  "reports.corrected-before":
    "this correction is stated at {found}, before what it corrects ({earlier}); check both dates",
  "reports.unknown-tolerated":
    '"{found}" is no good, kind, technique, skill, route or need; {hint, select, yes {did you mean “{near}”?} other {correct the name}}',
} as const;
