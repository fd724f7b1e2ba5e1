package cn.pufa.organization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A spreadsheet as an officer might fill it, row by row. */
final class Spreadsheet {

  record Formula(String text) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "test", "1.0");
  private final Worksheet sheet = workbook.newWorksheet("Sheet1");
  private List<Object> headings;
  private int rows;

  void headings() {
    row(headingsAnd());
  }

  Object[] headingsAnd(String... more) {
    return Stream.concat(
            Stream.of(RegisterColumn.values()).map(RegisterColumn::label), Stream.of(more))
        .toArray();
  }

  /** Appends a row; the first one counts as the headings. */
  void row(Object... values) {
    if (headings == null) {
      headings = Arrays.asList(values);
    }
    for (int column = 0; column < values.length; column++) {
      put(column, values[column]);
    }
    rows++;
  }

  /** Appends a sound 社会团体, but for one cell. */
  void organization(int number, String column, Object value) {
    for (int i = 0; i < headings.size(); i++) {
      put(i, headings.get(i).equals(column) ? value : sound(number, headings.get(i).toString()));
    }
    rows++;
  }

  /** Appends a sound 社会团体 in the order of the register's columns. */
  void sound(int number) {
    var columns = RegisterColumn.values();
    for (int i = 0; i < columns.length; i++) {
      put(i, sound(number, columns[i].label()));
    }
    rows++;
  }

  /** Rows and columns from 0. */
  void merge(int top, int left, int bottom, int right) {
    sheet.range(top, left, bottom, right).merge();
  }

  private static String sound(int number, String column) {
    return switch (column) {
      case "统一社会信用代码" -> RegisterWorkbookTest.code("51", number);
      case "名称" -> "廉江市演示第%d协会".formatted(number);
      case "类型" -> "社会团体";
      case "慈善组织" -> "否";
      case "镇街" -> "安铺镇";
      case "住所" -> "演示路1号";
      case "登记日期" -> "2020-01-31";
      case "法定代表人", "联系人" -> "演示张某某";
      case "业务主管单位" -> "廉江市演示局";
      case "联系电话" -> "10000000001";
      case "电子邮箱" -> "org@demo.invalid";
      default -> null;
    };
  }

  private void put(int column, Object value) {
    switch (value) {
      case null -> {}
      case String text -> sheet.value(rows, column, text);
      case Boolean truth -> sheet.value(rows, column, truth);
      case Number number -> sheet.value(rows, column, number);
      case LocalDate day -> sheet.value(rows, column, day);
      case Formula formula -> sheet.formula(rows, column, formula.text());
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  byte[] bytes() {
    try {
      workbook.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
