package cn.pufa.testing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workbook with as little around its one sheet as the reader takes, so that chance works on what
 * lies within the ZIP, which it would not pack.
 */
public final class BareWorkbook {

  /** Cells that are no text, places that are none, and a range that is merged. */
  public static final byte[] ODD =
      ("<worksheet><sheetData><row r=\"x\"><c r=\"ZZZ99999999\""
              + " t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData><mergeCells><mergeCell"
              + " ref=\"A1:XFD1048576\"/></mergeCells></worksheet>")
          .getBytes(StandardCharsets.UTF_8);

  private static final Map<String, String> PARTS =
      Map.of(
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
              + " PartName=\"/xl/workbook.xml\""
              + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
          "xl/workbook.xml",
          "<workbook"
              + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
              + " name=\"演示\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
              + " Target=\"worksheets/sheet1.xml\"/></Relationships>");

  private BareWorkbook() {}

  public static byte[] around(byte[] sheet) {
    Map<String, String> parts = new LinkedHashMap<>(PARTS);
    parts.put("xl/worksheets/sheet1.xml", new String(sheet, StandardCharsets.UTF_8));
    return StatuteFiles.zip(parts);
  }

  /** A sheet of rows of text, of at most 26 columns; what is all digits is a number. */
  @SafeVarargs
  public static byte[] sheet(List<String>... rows) {
    var sheet = new StringBuilder("<worksheet><sheetData>");
    for (int row = 1; row <= rows.length; row++) {
      sheet.append("<row r=\"%d\">".formatted(row));
      for (int column = 0; column < rows[row - 1].size(); column++) {
        sheet.append(cell((char) ('A' + column) + "" + row, rows[row - 1].get(column)));
      }
      sheet.append("</row>");
    }
    return sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(String place, String text) {
    return text.matches("[0-9]+")
        ? "<c r=\"%s\"><v>%s</v></c>".formatted(place, text)
        : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
  }
}
