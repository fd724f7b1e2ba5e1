package cn.pufa.wording;

import cn.pufa.law.ArticleRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The words of a template as one version has them; they never change.
 *
 * @param citations in the version of the statute that was in force when it was written
 * @param note why it was written so; null for none
 * @param createdBy null where it came with the product
 */
public record TemplateVersion(
    UUID template,
    int version,
    List<Placeholder> placeholders,
    Forms forms,
    List<ArticleRef> citations,
    String note,
    UUID createdBy,
    Instant createdAt) {

  /**
   * Values of an undertaking as its words take them; the name of the organisation is left to each
   * recipient.
   *
   * @param given by the name of the placeholder, a day as 2026-05-31
   * @param pointer of the values in the request, such as {@code /values}
   * @throws cn.pufa.platform.http.Problem naming each that is missing, not of its type, or unknown
   */
  public Map<String, String> values(Map<String, String> given, String pointer) {
    return Values.written(placeholders, given, pointer);
  }
}
