package cn.pufa.organization;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How an upload is laid out.
 *
 * @param given columns that it has
 * @param rowOfCode row of each credit code, as in the spreadsheet, from 1
 * @param headingRow from 1; 0 where no headings were found
 * @param reasonColumn where its reasons go, from 0: its own column 原因, or the first free one
 */
record RegisterLayout(
    Set<RegisterColumn> given, Map<String, Integer> rowOfCode, int headingRow, int reasonColumn) {

  static final RegisterLayout NONE = new RegisterLayout(Set.of(), Map.of(), 0, 0);

  boolean isKnown() {
    return headingRow > 0;
  }

  /** What a new organisation needs and this file does not have. */
  Set<RegisterColumn> missing() {
    var missing = EnumSet.allOf(RegisterColumn.class);
    missing.removeAll(given);
    return missing;
  }
}
