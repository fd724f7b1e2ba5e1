package cn.pufa.law;

import java.time.LocalDate;

/**
 * One article of one version of one statute; written {@code hunyin-dengji-tiaoli@2025-04-06#8}.
 *
 * @param article 0 for the statute as a whole
 */
public record ArticleRef(String statute, LocalDate version, int article) {

  public static ArticleRef parse(String text) {
    int at = text.indexOf('@');
    int hash = text.indexOf('#');
    return new ArticleRef(
        text.substring(0, at),
        LocalDate.parse(text.substring(at + 1, hash)),
        Integer.parseInt(text.substring(hash + 1)));
  }

  /** As printed, 第八条. */
  public String label() {
    return article == 0 ? "全文" : ChineseNumeral.label(article);
  }

  @Override
  public String toString() {
    return statute + "@" + version + "#" + article;
  }
}
