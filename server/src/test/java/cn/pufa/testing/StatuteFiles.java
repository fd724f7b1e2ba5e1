package cn.pufa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Statutes of nobody's, as files; the words are our own. */
public final class StatuteFiles {

  public static final String MARKDOWN = "text/markdown";
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final List<String> NUMBERS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九");

  private StatuteFiles() {}

  /**
   * @param articles words of each, from the first; at most nine
   */
  public static byte[] markdown(String title, String... articles) {
    return text(title, articles).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(String title, String... articles) {
    var text = new StringBuilder("# " + title + "\n\n## 第一章 总则\n\n");
    for (int place = 0; place < articles.length; place++) {
      text.append("第").append(NUMBERS.get(place)).append("条 ").append(articles[place]);
      text.append("\n\n");
    }
    return text.toString();
  }

  /** As the national database prints: title, days in brackets, contents, chapters and articles. */
  public static byte[] docx(String title, String... articles) {
    List<String> paragraphs =
        new ArrayList<>(
            List.of(title, "（2020年1月2日演示局公布　自2020年3月1日起施行）", "目　　录", "第一章　总则", "第一章　总　　则"));
    for (int place = 0; place < articles.length; place++) {
      paragraphs.add("第" + NUMBERS.get(place) + "条　" + articles[place]);
    }
    return docx(paragraphs);
  }

  public static byte[] docx(List<String> paragraphs) {
    var body = new StringBuilder();
    for (String paragraph : paragraphs) {
      // Word tears a paragraph into runs wherever it likes.
      int middle = paragraph.length() / 2;
      body.append("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>");
      body.append(run(paragraph.substring(0, middle))).append(run(paragraph.substring(middle)));
      body.append("</w:p>");
    }
    return docx(document(body.toString()));
  }

  private static String run(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<w:r><w:rPr/><w:t xml:space=\"preserve\">" + escaped + "</w:t></w:r>";
  }

  public static String document(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + "<w:body>"
        + body
        + "</w:body></w:document>";
  }

  /**
   * @param document the main part
   */
  public static byte[] docx(String document) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("word/document.xml", document);
    return zip(parts);
  }

  public static byte[] zip(Map<String, String> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
