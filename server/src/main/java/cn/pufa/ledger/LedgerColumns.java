package cn.pufa.ledger;

import java.util.ArrayList;
import java.util.List;

/** The columns that a kind's workbook has, in the order of a template. */
record LedgerColumns(List<Column> all) {

  /**
   * @param pointer of the value in a draft; {@code /step/CODE} of the step that a row may bring
   * @param field null for what every entry has
   */
  record Column(String title, String pointer, Field field) {}

  static final String ON = "/on";
  static final String STEP = "/step";
  static final String VALUES = "/values";

  static LedgerColumns of(Kind kind) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(kind.numberTitle(), "/number", null));
    columns.add(new Column("标题", "/title", null));
    if (kind.needs()) {
      columns.add(new Column("主题", "/topic", null));
    }
    columns.add(new Column("镇街", "/township", null));
    columns.add(new Column(kind.dateTitle(), "/receivedOn", null));
    kind.fields()
        .forEach(one -> columns.add(new Column(one.title(), VALUES + "/" + one.code(), one)));
    kind.imported()
        .ifPresent(
            step -> {
              columns.add(new Column(step.title() + "日期", ON, null));
              step.asked()
                  .forEach(
                      one -> columns.add(new Column(one.title(), STEP + "/" + one.code(), one)));
            });
    return new LedgerColumns(List.copyOf(columns));
  }

  List<String> titles() {
    return all.stream().map(Column::title).toList();
  }

  /** Of the value at fault. */
  String title(String pointer) {
    return all.stream()
        .filter(one -> one.pointer().equals(pointer))
        .map(Column::title)
        .findFirst()
        .orElse("文件");
  }
}
