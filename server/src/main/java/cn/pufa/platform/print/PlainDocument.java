package cn.pufa.platform.print;

import java.util.List;

/**
 * A title and paragraphs as a DOCX, to be edited on.
 *
 * @param paragraphs each indented
 */
public record PlainDocument(String title, List<String> paragraphs) {

  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  public byte[] docx() {
    var docx = new Docx();
    docx.line(title, "center", 36, null, false);
    paragraphs.forEach(paragraph -> docx.line(paragraph, "left", 28, null, true));
    return docx.bytes();
  }
}
