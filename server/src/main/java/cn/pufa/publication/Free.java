package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One page of the candidates that stand in no batch, by credit code.
 *
 * @param total of all pages
 */
record Free(int total, List<Candidate> page) {

  static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::creditCode);

  /**
   * Of so few that they are all built.
   *
   * @param text part of a name or a credit code; null for all
   */
  static Free among(Tx tx, List<Candidate> all, String text, Page page) {
    Set<String> taken = ItemStore.taken(tx, all.stream().map(Candidate::subject).toList(), null);
    List<Candidate> free =
        all.stream()
            .filter(one -> !taken.contains(one.subject().toString()))
            .filter(
                one -> text == null || one.name().contains(text) || one.creditCode().equals(text))
            .sorted(ORDER)
            .toList();
    return new Free(free.size(), free.stream().skip(page.offset()).limit(page.limit()).toList());
  }
}
