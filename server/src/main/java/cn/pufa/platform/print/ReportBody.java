package cn.pufa.platform.print;

import cn.pufa.platform.print.OfficialReport.Line;
import cn.pufa.platform.print.OfficialReport.Picture;
import cn.pufa.platform.print.OfficialReport.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The text of a report as the main part of a DOCX; its pictures are parts of their own. */
final class ReportBody {

  /**
   * @param relation by which the text names it, @param target its part, below {@code word/}
   */
  record Placed(String relation, String target, Path file) {}

  /**
   * Margins of 37, 28, 35 and 26 mm leave the standard's 156 × 225 mm, in twentieths of a point. A
   * cover bears no page number.
   */
  private static final String PAGE =
      """
      <w:sectPr><w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/>\
      <w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/>\
      %s</w:sectPr>""";

  private static final int TEXT_WIDTH = 8844;

  /** A picture fits into 140 × 95 mm, so that two stand on a page with their captions. */
  private static final long MILLIMETRE = 36_000;

  private static final long PICTURE_WIDTH = 140 * MILLIMETRE;
  private static final long PICTURE_HEIGHT = 95 * MILLIMETRE;

  /** Lines of 28 points above the title of a cover, and between it and the issuer. */
  private static final int ABOVE_TITLE = 6;

  private static final int BELOW_TITLE = 9;

  private final OfficialReport report;
  private final StringBuilder body = new StringBuilder();
  private final List<Placed> pictures = new ArrayList<>();

  ReportBody(OfficialReport report) {
    this.report = report;
  }

  List<Placed> pictures() {
    return pictures;
  }

  String xml() {
    boolean covered = report.about() != null;
    if (covered) {
      cover();
    } else {
      line("Title", report.title());
      line("Normal", "");
    }
    for (var part : report.parts()) {
      switch (part) {
        case Line line -> line(style(line.level()), line.text());
        case Table table -> table(table);
        case Picture picture -> picture(picture);
      }
    }
    if (!covered) {
      line("Normal", "");
      line("Signature", report.issuer());
      line("Signature", report.dated());
    }
    return DocxParts.HEADER
        + "<w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:body>"
            .formatted(DocxParts.WORD, DocxParts.OFFICE)
        + body
        + PAGE.formatted(covered ? "<w:titlePg/>" : "")
        + "</w:body></w:document>";
  }

  private void cover() {
    empty(ABOVE_TITLE);
    line("Title", report.title());
    empty(1);
    line("About", report.about());
    empty(BELOW_TITLE);
    line("About", report.issuer());
    line("About", report.dated());
    body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
  }

  private void empty(int lines) {
    for (int i = 0; i < lines; i++) {
      line("Normal", "");
    }
  }

  private static String style(int level) {
    return level == 0 ? "Normal" : "Heading" + level;
  }

  private void line(String style, String text) {
    paragraph(
        style, "<w:r><w:t xml:space=\"preserve\">" + DocxParts.escaped(text) + "</w:t></w:r>");
  }

  private void paragraph(String style, String content) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
    body.append(content).append("</w:p>");
  }

  private void table(Table table) {
    body.append(
        "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>".formatted(TEXT_WIDTH));
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append(
          "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>".formatted(side));
    }
    body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    table.widths().forEach(width -> body.append("<w:gridCol w:w=\"%d\"/>".formatted(twips(width))));
    body.append("</w:tblGrid>");
    if (!table.head().isEmpty()) {
      row(table, table.head(), "<w:tblHeader/>", true);
    }
    table.rows().forEach(row -> row(table, row, "", false));
    body.append("</w:tbl>");
    line("Normal", "");
  }

  private void row(Table table, List<String> cells, String more, boolean isHead) {
    body.append("<w:tr><w:trPr><w:cantSplit/>").append(more).append("</w:trPr>");
    for (int column = 0; column < cells.size(); column++) {
      boolean names = isHead || column == 0 && table.head().isEmpty();
      body.append(
          "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>"
              .formatted(twips(table.widths().get(column))));
      cells.get(column).lines().forEach(text -> line(names ? "CellHead" : "Cell", text));
      if (cells.get(column).isEmpty()) {
        line("Cell", "");
      }
      body.append("</w:tc>");
    }
    body.append("</w:tr>");
  }

  private static int twips(int percent) {
    return TEXT_WIDTH * percent / 100;
  }

  private void picture(Picture picture) {
    int number = pictures.size() + 1;
    var placed = new Placed("p" + number, "media/picture%d.jpeg".formatted(number), picture.file());
    pictures.add(placed);
    double scale =
        Math.min(
            (double) PICTURE_WIDTH / picture.width(), (double) PICTURE_HEIGHT / picture.height());
    long width = Math.round(picture.width() * scale);
    long height = Math.round(picture.height() * scale);
    paragraph(
        "Picture", DocxParts.drawing(placed.relation(), number, picture.caption(), width, height));
    line("Caption", picture.caption());
  }
}
