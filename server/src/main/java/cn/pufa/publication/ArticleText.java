package cn.pufa.publication;

import cn.pufa.platform.print.PlainDocument;
import cn.pufa.platform.wechat.ServiceAccount.Article;
import java.util.ArrayList;
import java.util.List;

/**
 * A published batch as an article of the 公众号: what the public page says, without a script, a
 * picture or a link of its own kind.
 */
final class ArticleText {

  private static final int LONGEST_TITLE = 32;
  private static final int LONGEST_DIGEST = 120;

  /** WeChat takes less than 20,000 characters; the rest is for the words around the list. */
  private static final int ROOM = 17_000;

  private ArticleText() {}

  static Article article(PublicBatches.Whole batch, String cover) {
    return new Article(
        shortened(batch.head().title(), LONGEST_TITLE),
        batch.head().issuer(),
        shortened(digest(batch), LONGEST_DIGEST),
        html(batch, ROOM),
        cover);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static String digest(PublicBatches.Whole batch) {
    return "%s公示，共%d项。".formatted(Facts.day(batch.head().publishedOn()), batch.head().items());
  }

  /**
   * @param room characters for the list; what does not fit is left to the public page
   */
  static String html(PublicBatches.Whole batch, int room) {
    var text = new StringBuilder();
    text.append("<h2>").append(escaped(batch.head().title())).append("</h2>\n");
    text.append("<p>").append(escaped(digest(batch))).append("</p>\n");
    if (batch.foreword() != null) {
      batch
          .foreword()
          .lines()
          .forEach(line -> text.append("<p>").append(escaped(line)).append("</p>\n"));
    }
    text.append("<ol>\n");
    int left = list(text, standing(batch), room);
    text.append("</ol>\n");
    if (left > 0) {
      text.append("<p>还有").append(left).append("项，请在公示页面上看。</p>\n");
    }
    text.append("<p>").append(escaped(ending(batch))).append("</p>\n");
    return text.toString();
  }

  /** How many did not fit. */
  private static int list(StringBuilder text, List<PublicBatches.Line> lines, int room) {
    int used = 0;
    for (int place = 0; place < lines.size(); place++) {
      String line = "<li>" + escaped(line(lines.get(place))) + "</li>\n";
      used += line.length();
      if (used > room) {
        return lines.size() - place;
      }
      text.append(line);
    }
    return 0;
  }

  static String text(PublicBatches.Whole batch) {
    var text = new StringBuilder();
    text.append(batch.head().title()).append("\n\n").append(digest(batch)).append("\n\n");
    if (batch.foreword() != null) {
      text.append(batch.foreword()).append("\n\n");
    }
    standing(batch).forEach(line -> text.append(numbered(line)).append('\n'));
    return text.append('\n').append(ending(batch)).append('\n').toString();
  }

  static PlainDocument document(PublicBatches.Whole batch) {
    List<String> paragraphs = new ArrayList<>(List.of(digest(batch)));
    if (batch.foreword() != null) {
      batch.foreword().lines().forEach(paragraphs::add);
    }
    standing(batch).forEach(line -> paragraphs.add(numbered(line)));
    paragraphs.add(ending(batch));
    return new PlainDocument(batch.head().title(), paragraphs);
  }

  private static String numbered(PublicBatches.Line line) {
    return line.no() + ". " + line(line);
  }

  private static List<PublicBatches.Line> standing(PublicBatches.Whole batch) {
    return batch.items().stream().filter(line -> line.facts() != null).toList();
  }

  private static String line(PublicBatches.Line line) {
    var corrections = new StringBuilder();
    line.corrections()
        .forEach(
            note ->
                corrections
                    .append("【更正说明 ")
                    .append(Facts.day(note.on()))
                    .append("】")
                    .append(note.note()));
    return "%s（%s）：%s%s"
        .formatted(
            line.facts().get("name"), line.facts().get("creditCode"), line.words(), corrections);
  }

  private static String ending(PublicBatches.Whole batch) {
    String where = batch.address() == null ? "" : "公示页面：" + batch.address() + " 。";
    return "%s公示编号：%s，SHA-256：%s。".formatted(where, batch.head().number(), batch.sha256());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
