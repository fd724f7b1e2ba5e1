package cn.pufa.platform.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  static String relations(Relation... relations) {
    var text = new StringBuilder(HEADER).append("<Relationships xmlns=\"" + RELATIONS + "\">");
    for (Relation one : relations) {
      text.append(
          "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(one.id(), OFFICE, one.type(), one.target()));
    }
    return text.append("</Relationships>").toString();
  }

  /** XML has no place for control characters. */
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t]]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
