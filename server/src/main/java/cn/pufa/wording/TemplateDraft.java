package cn.pufa.wording;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A template as somebody writes it, whole or as a change or trial of its words: title and purpose
 * are null then.
 *
 * @param after the version a change began from; null where the writer does not say
 * @param organization whose name stands in the preview of a trial; null for an invented one
 */
record TemplateDraft(
    String title,
    TemplatePurpose purpose,
    Integer after,
    List<Placeholder> placeholders,
    Forms forms,
    List<Citation> citations,
    String note,
    UUID organization) {

  record Citation(String statute, int article) {}

  TemplateDraft {
    placeholders = Objects.requireNonNullElse(placeholders, List.of());
    citations = Objects.requireNonNullElse(citations, List.of());
  }
}
