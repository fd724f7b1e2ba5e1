package cn.pufa.review;

import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a year's catalogue.
 *
 * @param types codes of organisation types it applies to; null for all
 * @param grade null where it only weighs the risk
 * @param clause of the law or of the charter
 * @param source where it comes from, @param verifier who checked that, or 待核对
 * @param detect how the system finds it; null where a person names it
 */
record Rule(
    String id,
    String title,
    List<String> types,
    Grade grade,
    int weight,
    String clause,
    String source,
    String verifier,
    Detect detect) {

  /**
   * @param how a {@link Detector}'s name
   * @param cell of the form that is looked at; a table where there is a column
   * @param with another cell, a member of the charter or of the register
   * @param value to compare with
   * @param least so little does not matter, in the unit of the cell
   * @param unless cell=value with which the rule does not apply
   */
  record Detect(
      String how,
      String cell,
      String column,
      String with,
      String value,
      long least,
      String unless) {}

  /** Cells without which the system cannot look. */
  List<String> needs() {
    if (detect == null || detect.cell() == null) {
      return List.of();
    }
    List<String> cells = new ArrayList<>(List.of(detect.cell()));
    if (detect.how().equals("more_than")) {
      cells.add(detect.with());
    }
    if (detect.unless() != null) {
      cells.add(detect.unless().split("=")[0]);
    }
    return cells;
  }

  boolean isFor(String type) {
    return types == null || types.contains(type);
  }
}
