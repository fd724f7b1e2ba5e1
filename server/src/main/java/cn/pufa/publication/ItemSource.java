package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.List;

/** One kind of what may be made public, read from the feature that owns it. */
interface ItemSource {

  ItemKind kind();

  /** All records of the year that are decided; of a kind without years, all there are. */
  List<Candidate> ofYear(Tx tx, int year);

  /** As they read now; those that are gone are left out. */
  List<Candidate> of(Tx tx, Collection<Subject> subjects);
}
