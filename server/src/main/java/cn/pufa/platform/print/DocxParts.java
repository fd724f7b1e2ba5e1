package cn.pufa.platform.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The few pieces of Office Open XML that are the same in every DOCX written here. */
final class DocxParts {

  static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  /**
   * @param type such as styles, @param target relative to the part that has it
   */
  record Relation(String id, String type, String target) {}

  private DocxParts() {}

  static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  static String relations(List<Relation> relations) {
    var text = new StringBuilder(HEADER).append("<Relationships xmlns=\"" + RELATIONS + "\">");
    for (Relation one : relations) {
      text.append(
          "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(one.id(), OFFICE, one.type(), one.target()));
    }
    return text.append("</Relationships>").toString();
  }

  /**
   * A run that holds a picture.
   *
   * @param number of its own in the document
   * @param words what it shows
   * @param width in English metric units, of which a point has 12,700; as {@code height}
   */
  static String drawing(String relation, int number, String words, long width, long height) {
    return """
        <w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">\
        <wp:extent cx="%4$d" cy="%5$d"/><wp:docPr id="%2$d" name="picture%2$d" descr="%3$s"/>\
        <a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">\
        <pic:nvPicPr><pic:cNvPr id="%2$d" name="picture%2$d"/><pic:cNvPicPr/></pic:nvPicPr>\
        <pic:blipFill><a:blip r:embed="%1$s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%4$d" cy="%5$d"/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
        </wp:inline></w:drawing></w:r>"""
        .formatted(relation, number, escaped(words).replace("\"", "&quot;"), width, height);
  }

  /** XML has no place for control characters. */
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t]]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
