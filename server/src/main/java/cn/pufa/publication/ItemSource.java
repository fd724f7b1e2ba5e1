package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.util.Collection;
import java.util.List;

/** One kind of what may be made public, read from the feature that owns it. */
interface ItemSource {

  ItemKind kind();

  /**
   * Those decided in the year, or about it, that stand in no batch.
   *
   * @param text part of a name or a credit code; null for all
   */
  Free free(Tx tx, int year, String text, Page page);

  /** As they read now; those that are gone are left out. */
  List<Candidate> of(Tx tx, Collection<Subject> subjects);
}
