package cn.pufa.law;

import cn.pufa.law.LawStore.ArticleText;
import java.time.LocalDate;
import java.util.List;

/** A comparison of two versions as it goes out. */
record DiffView(String statute, String law, LocalDate from, LocalDate to, List<Pair> pairs) {

  record Label(int article, String label) {
    static Label of(ArticleText article) {
      return article == null ? null : new Label(article.number(), article.label());
    }
  }

  /**
   * @param parts null where the words are the same
   */
  record Pair(VersionDiff.Kind kind, Label before, Label after, List<WordDiff.Part> parts) {
    static Pair of(VersionDiff.Pair pair) {
      boolean sameWords =
          pair.kind() == VersionDiff.Kind.same || pair.kind() == VersionDiff.Kind.renumbered;
      return new Pair(
          pair.kind(),
          Label.of(pair.before()),
          Label.of(pair.after()),
          sameWords ? null : WordDiff.of(words(pair.before()), words(pair.after())));
    }

    private static String words(ArticleText article) {
      return article == null ? "" : article.text();
    }
  }

  static DiffView of(
      Catalogue.Entry entry,
      LocalDate from,
      List<ArticleText> older,
      LocalDate to,
      List<ArticleText> newer) {
    return new DiffView(
        entry.code(),
        entry.shortTitle(),
        from,
        to,
        VersionDiff.of(older, newer).pairs().stream().map(Pair::of).toList());
  }
}
