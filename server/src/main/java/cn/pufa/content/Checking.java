package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.law.StatuteStatus;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at words while they are written and before they are submitted; keeps nothing. */
final class Checking {

  /**
   * @param known whether there is such an article
   */
  record Citation(
      String ref, String law, String label, String gist, boolean known, boolean stale) {}

  record Verdict(Plainness plain, List<Field> faults, List<Citation> citations) {}

  /** The articles of one check, each asked for once. */
  private final class Articles implements EditionCheck.Law {

    private final Tx tx;
    private final Map<ArticleRef, Optional<Statutes.Article>> read = new HashMap<>();

    Articles(Tx tx) {
      this.tx = tx;
    }

    @Override
    public Optional<StatuteStatus> status(ArticleRef ref) {
      return statutes.status(ref);
    }

    @Override
    public String words(ArticleRef ref) {
      return article(ref).map(found -> known(found.text()) + " " + known(found.gist())).orElse("");
    }

    /** The text itself, or where it is not held what stands for it. */
    String printed(ArticleRef ref) {
      return article(ref)
          .map(found -> found.text() == null ? known(found.gist()) : found.text())
          .orElse("");
    }

    private Optional<Statutes.Article> article(ArticleRef ref) {
      return read.computeIfAbsent(ref, missing -> statutes.article(tx, ref));
    }

    private static String known(String text) {
      return text == null ? "" : text;
    }
  }

  private final Statutes statutes;
  private final Citations citations;

  Checking(Statutes statutes, Citations citations) {
    this.statutes = statutes;
    this.citations = citations;
  }

  Verdict verdict(Tx tx, DraftText text) {
    var articles = new Articles(tx);
    return new Verdict(
        Plainness.of(text, articles::printed),
        faults(tx, text, articles),
        cited(text).distinct().map(this::citation).toList());
  }

  List<Field> faults(Tx tx, DraftText text) {
    return faults(tx, text, new Articles(tx));
  }

  private static List<Field> faults(Tx tx, DraftText text, Articles articles) {
    List<String> named = EditionCheck.named(text);
    Set<String> known = named.isEmpty() ? Set.of() : new HashSet<>(PieceStore.known(tx, named));
    return new EditionCheck(articles, text, known).faults();
  }

  private static Stream<String> cited(DraftText text) {
    return Part.of(text).stream()
        .filter(part -> part.sentence() != null)
        .flatMap(part -> part.sentence().cites().stream());
  }

  /** As people cite it: 婚姻登记条例第八条. */
  String printed(String ref) {
    Citation citation = citation(ref);
    return citation.law() + citation.label();
  }

  private Citation citation(String text) {
    return DraftText.ref(text)
        .filter(ref -> statutes.status(ref).isPresent())
        .map(this::citation)
        .orElseGet(() -> new Citation(text, text, "", null, false, false));
  }

  private Citation citation(ArticleRef ref) {
    Citations.Cited cited = citations.cited(ref);
    return new Citation(
        ref.toString(), cited.law(), cited.label(), cited.gist(), true, cited.stale());
  }
}
