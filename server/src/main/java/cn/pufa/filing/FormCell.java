package cn.pufa.filing;

import java.util.List;

/**
 * One cell of a form, or one column of a table.
 *
 * @param prefill {@code register.NAME} or {@code lastYear.CELL}; null where it starts empty
 * @param only types of organisation, or {@code charity}, that fill it in; null for all
 */
public record FormCell(
    String code,
    String label,
    Kind kind,
    boolean required,
    String hint,
    String unit,
    Boolean charterRelated,
    String prefill,
    List<FormOption> options,
    List<FormCell> columns,
    List<String> only) {

  /** What may stand in a cell. */
  public enum Kind {
    TEXT,
    LONG,
    INT,
    MONEY,
    DATE,
    CHOICE,
    TABLE,
    FILE
  }

  boolean isContactPhone() {
    return "register.contactPhone".equals(prefill);
  }

  FormCell shown() {
    return new FormCell(
        code, label, kind, required, hint, unit, charterRelated, prefill, options, columns, null);
  }
}
