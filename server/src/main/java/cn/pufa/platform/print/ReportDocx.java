package cn.pufa.platform.print;

import cn.pufa.platform.print.DocxParts.Relation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
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
      <Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
      <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
      <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>\
      <Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>\
      <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
      <Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
      </Types>""";

  private static final List<Relation> OWN_RELATIONS =
      List.of(
          new Relation("r1", "styles", "styles.xml"),
          new Relation("r2", "settings", "settings.xml"),
          new Relation("r3", "fontTable", "fontTable.xml"),
          new Relation("r4", "footer", "footer1.xml"),
          new Relation("r5", "footer", "footer2.xml"));

  private static final String[][] FONTS = {
    {"方正小标宋简体", "宋体"}, {"仿宋_GB2312", "仿宋"}, {"楷体_GB2312", "楷体"}, {"黑体", "SimHei"}, {"宋体", "SimSun"}
  };

  private static final String SETTINGS =
      DocxParts.HEADER
          + "<w:settings xmlns:w=\"%s\"><w:evenAndOddHeaders/></w:settings>"
              .formatted(DocxParts.WORD);

  private ReportDocx() {}

  static void write(OfficialReport report, OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out);
    var body = new ReportBody(report);
    DocxParts.part(zip, "[Content_Types].xml", TYPES);
    DocxParts.part(
        zip,
        "_rels/.rels",
        DocxParts.relations(List.of(new Relation("r1", "officeDocument", "word/document.xml"))));
    DocxParts.part(zip, "word/document.xml", body.xml());
    DocxParts.part(zip, "word/_rels/document.xml.rels", DocxParts.relations(relations(body)));
    DocxParts.part(zip, "word/styles.xml", ReportStyles.xml());
    DocxParts.part(zip, "word/settings.xml", SETTINGS);
    DocxParts.part(zip, "word/fontTable.xml", fonts());
    DocxParts.part(zip, "word/footer1.xml", footer("right"));
    DocxParts.part(zip, "word/footer2.xml", footer("left"));
    for (var picture : body.pictures()) {
      zip.putNextEntry(new ZipEntry("word/" + picture.target()));
      Files.copy(picture.file(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static List<Relation> relations(ReportBody body) {
    List<Relation> relations = new ArrayList<>(OWN_RELATIONS);
    for (var picture : body.pictures()) {
      relations.add(new Relation(picture.relation(), "image", picture.target()));
    }
    return relations;
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
    String letters = "<w:rPr>" + ReportStyles.letters("宋体", ReportStyles.SMALL) + "</w:rPr>";
    return DocxParts.HEADER
        + "<w:ftr xmlns:w=\"%s\"><w:p><w:pPr><w:jc w:val=\"%s\"/></w:pPr>"
            .formatted(DocxParts.WORD, side)
        + "<w:r>%s<w:t xml:space=\"preserve\">— </w:t></w:r>".formatted(letters)
        + "<w:fldSimple w:instr=\" PAGE \"><w:r>%s<w:t>1</w:t></w:r></w:fldSimple>"
            .formatted(letters)
        + "<w:r>%s<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>".formatted(letters);
  }
}
