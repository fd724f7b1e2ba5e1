package cn.pufa.platform.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** A cell of an upload, read as the text an officer sees. */
public record SheetCell(Cell cell) {

  /** Digits of a number that is read as text; a longer one stays as the file writes it. */
  private static final int NUMBER_DIGITS = 40;

  private static final BigDecimal LAST_EXCEL_DAY = BigDecimal.valueOf(2_958_465);

  /** Holds nothing but spaces; a formula is not blank. */
  public boolean isBlank() {
    if (isFormula()) {
      return false;
    }
    return cell.getValue() instanceof String text ? plain(text).isEmpty() : cell.getValue() == null;
  }

  /** Not by the type: some programs write plain text with the type of a formula's result. */
  public boolean isFormula() {
    return cell.getFormula() != null;
  }

  public boolean isNumber() {
    return cell.getType() == CellType.NUMBER;
  }

  /** Shows #N/A or the like. */
  public boolean isError() {
    return cell.getType() == CellType.ERROR;
  }

  /** Without the spaces around it; yes and no in words. */
  public String text() {
    return switch (cell.getType()) {
      case NUMBER -> digits(cell.asNumber());
      case BOOLEAN -> cell.asBoolean() ? "是" : "否";
      default -> plain(cell.getText());
    };
  }

  /** As {@link #text}, but a number that Excel shows as a date is that date. */
  public String shown() {
    if (isFormula()) {
      return String.valueOf(cell.getRawValue() == null ? "" : cell.getRawValue());
    }
    boolean date = isNumber() && cell.getDataFormatString() != null && day() != null;
    return date ? day().toString() : text();
  }

  private String digits(BigDecimal value) {
    boolean shortEnough =
        value.precision() <= NUMBER_DIGITS && Math.abs((long) value.scale()) <= NUMBER_DIGITS;
    return shortEnough ? value.stripTrailingZeros().toPlainString() : cell.getRawValue();
  }

  /** Spaces that do not break a line count as spaces; a quote that an export put there goes. */
  private static String plain(String text) {
    return TextWorkbook.written(text.replace('\u00A0', ' ').strip());
  }

  /** The day of a number that Excel shows as a date; null for a number that can be none. */
  public LocalDate day() {
    var number = cell.asNumber();
    boolean possible = number.signum() > 0 && number.compareTo(LAST_EXCEL_DAY) <= 0;
    return possible ? cell.asDate().toLocalDate() : null;
  }

  /** The first control character, or one that only steers how others are shown. */
  public OptionalInt hiddenCharacter() {
    return text().codePoints().filter(SheetCell::isHidden).findFirst();
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
