package cn.pufa.platform.print;

import cn.pufa.platform.print.DocxParts.Relation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lines and one picture as a DOCX: a few small parts by hand, since they need no large library. */
final class Docx {

  private static final String PICTURE = "word/media/code.png";

  /** 96 points of a code, in English metric units. */
  private static final long CODE_SIDE = 96L * 12_700;

  private static final String TYPES =
      DocxParts.HEADER
          + """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
      </Types>""";

  private final StringBuilder body = new StringBuilder();
  private byte[] picture;

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      DocxParts.part(zip, "[Content_Types].xml", TYPES);
      DocxParts.part(
          zip,
          "_rels/.rels",
          DocxParts.relations(List.of(new Relation("r1", "officeDocument", "word/document.xml"))));
      DocxParts.part(zip, "word/document.xml", document());
      if (picture != null) {
        DocxParts.part(
            zip,
            "word/_rels/document.xml.rels",
            DocxParts.relations(List.of(new Relation("r1", "image", "media/code.png"))));
        zip.putNextEntry(new ZipEntry(PICTURE));
        zip.write(picture);
        zip.closeEntry();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private String document() {
    return DocxParts.HEADER
        + "<w:document xmlns:w=\""
        + DocxParts.WORD
        + "\" xmlns:r=\""
        + DocxParts.OFFICE
        + "\"><w:body>"
        + body
        + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"1500\" w:right=\"1560\" w:bottom=\"1500\" w:left=\"1560\"/></w:sectPr>"
        + "</w:body></w:document>";
  }

  /**
   * @param size in half points
   */
  void line(String text, String align, int size, String color, boolean indented) {
    body.append("<w:p><w:pPr><w:spacing w:line=\"520\" w:lineRule=\"exact\"/>");
    if (indented) {
      body.append("<w:ind w:firstLineChars=\"200\" w:firstLine=\"560\"/>");
    }
    body.append("<w:jc w:val=\"").append(align).append("\"/></w:pPr><w:r><w:rPr>");
    body.append("<w:rFonts w:ascii=\"SimSun\" w:hAnsi=\"SimSun\" w:eastAsia=\"SimSun\"/>");
    if (color != null) {
      body.append("<w:color w:val=\"").append(color).append("\"/>");
    }
    body.append("<w:sz w:val=\"").append(size).append("\"/></w:rPr>");
    body.append("<w:t xml:space=\"preserve\">")
        .append(DocxParts.escaped(text))
        .append("</w:t></w:r></w:p>");
  }

  /** A square code; one a document. */
  void code(byte[] png) {
    picture = png;
    body.append("<w:p>");
    body.append(DocxParts.drawing("r1", 1, "核验二维码", CODE_SIDE, CODE_SIDE)).append("</w:p>");
  }
}
