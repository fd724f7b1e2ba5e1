package cn.pufa.platform.print;

import cn.pufa.platform.print.DocxParts.Relation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipOutputStream;

/**
 * An {@link OfficialReport} as a DOCX: A4 with the margins of GB/T 9704, lines 28 points apart,
 * text in 三号仿宋, page numbers as — 1 — at the outer edge. Where a computer lacks a typeface, the
 * font table names the one to take instead.
 */
final class ReportDocx {

  private static final String TYPES =
      DocxParts.HEADER
          + """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
      <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
      <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>\
      <Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>\
      <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
      <Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
      </Types>""";

  /** Sizes in half points: 二号 is 22 points, 三号 16, 四号 14. */
  private static final int TITLE = 44;

  private static final int TEXT = 32;
  private static final int PAGE_NUMBER = 28;

  private static final String[][] FONTS = {
    {"方正小标宋简体", "宋体"}, {"仿宋_GB2312", "仿宋"}, {"楷体_GB2312", "楷体"}, {"黑体", "SimHei"}, {"宋体", "SimSun"}
  };

  private static final String SETTINGS =
      DocxParts.HEADER
          + "<w:settings xmlns:w=\"%s\"><w:evenAndOddHeaders/></w:settings>"
              .formatted(DocxParts.WORD);

  /**
   * Margins of 37, 28, 35 and 26 mm leave the standard's 156 × 225 mm, in twentieths of a point.
   */
  private static final String PAGE =
      """
      <w:sectPr><w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/>\
      <w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/>\
      </w:sectPr>""";

  private static final String SPACING =
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>";

  private final OfficialReport report;
  private final StringBuilder body = new StringBuilder();

  private ReportDocx(OfficialReport report) {
    this.report = report;
  }

  static byte[] of(OfficialReport report) {
    try {
      return new ReportDocx(report).write();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private byte[] write() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      DocxParts.part(zip, "[Content_Types].xml", TYPES);
      DocxParts.part(
          zip,
          "_rels/.rels",
          DocxParts.relations(new Relation("r1", "officeDocument", "word/document.xml")));
      DocxParts.part(zip, "word/document.xml", document());
      DocxParts.part(
          zip,
          "word/_rels/document.xml.rels",
          DocxParts.relations(
              new Relation("r1", "styles", "styles.xml"),
              new Relation("r2", "settings", "settings.xml"),
              new Relation("r3", "fontTable", "fontTable.xml"),
              new Relation("r4", "footer", "footer1.xml"),
              new Relation("r5", "footer", "footer2.xml")));
      DocxParts.part(zip, "word/styles.xml", styles());
      DocxParts.part(zip, "word/settings.xml", SETTINGS);
      DocxParts.part(zip, "word/fontTable.xml", fonts());
      DocxParts.part(zip, "word/footer1.xml", footer("right"));
      DocxParts.part(zip, "word/footer2.xml", footer("left"));
    }
    return bytes.toByteArray();
  }

  private String document() {
    line("Title", report.title());
    line("Normal", "");
    report.lines().forEach(line -> line(style(line.level()), line.text()));
    line("Normal", "");
    line("Signature", report.issuer());
    line("Signature", report.dated());
    return DocxParts.HEADER
        + "<w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:body>"
            .formatted(DocxParts.WORD, DocxParts.OFFICE)
        + body
        + PAGE
        + "</w:body></w:document>";
  }

  private static String style(int level) {
    return level == 0 ? "Normal" : "Heading" + level;
  }

  private void line(String style, String text) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr><w:r>");
    body.append("<w:t xml:space=\"preserve\">").append(DocxParts.escaped(text));
    body.append("</w:t></w:r></w:p>");
  }

  private static String styles() {
    return DocxParts.HEADER
        + "<w:styles xmlns:w=\"%s\">".formatted(DocxParts.WORD)
        + "<w:docDefaults><w:rPrDefault><w:rPr>%s<w:lang w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            .formatted(letters("仿宋_GB2312", TEXT))
        + style("Normal", "Normal", indented(), letters("仿宋_GB2312", TEXT), true)
        + style("Title", "Title", aligned("center"), letters("方正小标宋简体", TITLE), false)
        + style("Heading1", "heading 1", heading(0), letters("黑体", TEXT), false)
        + style("Heading2", "heading 2", heading(1), letters("楷体_GB2312", TEXT), false)
        + style("Heading3", "heading 3", heading(2), bold("仿宋_GB2312", TEXT), false)
        + style("Signature", "Signature", aligned("right"), letters("仿宋_GB2312", TEXT), false)
        + "</w:styles>";
  }

  private static String style(
      String id, String name, String paragraph, String letters, boolean isDefault) {
    return "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>"
        .formatted(isDefault ? " w:default=\"1\"" : "", id, name, paragraph, letters);
  }

  private static String letters(String typeface, int size) {
    return letters(typeface, size, "");
  }

  private static String bold(String typeface, int size) {
    return letters(typeface, size, "<w:b/>");
  }

  private static String letters(String typeface, int size, String weight) {
    return "<w:rFonts w:ascii=\"%1$s\" w:hAnsi=\"%1$s\" w:eastAsia=\"%1$s\" w:cs=\"%1$s\"/>%3$s<w:sz w:val=\"%2$d\"/><w:szCs w:val=\"%2$d\"/>"
        .formatted(typeface, size, weight);
  }

  private static String indented() {
    return SPACING + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>";
  }

  private static String heading(int outline) {
    return "<w:keepNext/>" + indented() + "<w:outlineLvl w:val=\"%d\"/>".formatted(outline);
  }

  private static String aligned(String side) {
    return SPACING + "<w:jc w:val=\"%s\"/>".formatted(side);
  }

  private static String fonts() {
    var fonts = new StringBuilder(DocxParts.HEADER);
    fonts.append("<w:fonts xmlns:w=\"").append(DocxParts.WORD).append("\">");
    for (String[] font : FONTS) {
      fonts.append(
          "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/></w:font>"
              .formatted(font[0], font[1]));
    }
    return fonts.append("</w:fonts>").toString();
  }

  private static String footer(String side) {
    String letters = "<w:rPr>" + letters("宋体", PAGE_NUMBER) + "</w:rPr>";
    return DocxParts.HEADER
        + "<w:ftr xmlns:w=\"%s\"><w:p><w:pPr><w:jc w:val=\"%s\"/></w:pPr>"
            .formatted(DocxParts.WORD, side)
        + "<w:r>%s<w:t xml:space=\"preserve\">— </w:t></w:r>".formatted(letters)
        + "<w:fldSimple w:instr=\" PAGE \"><w:r>%s<w:t>1</w:t></w:r></w:fldSimple>"
            .formatted(letters)
        + "<w:r>%s<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>".formatted(letters);
  }
}
