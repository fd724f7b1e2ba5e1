package cn.pufa.law;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A kind of thing that cites the law, such as cards or templates. A feature that registers
 * citations joins with its kind, so that the law can say what of it must be looked at again.
 */
public interface CitingKind {

  /**
   * How one of them is shown in the list of what must be looked at (待复核).
   *
   * @param link address of it within the console, such as {@code /templates/ID}
   * @param owner who sees to it, or null where nobody in particular does
   */
  record Described(String title, String link, UUID owner) {}

  /** As in {@link Citations.Subject#feature()}. */
  String feature();

  /** Each of those that still exist. */
  Map<String, Described> describe(Tx tx, Collection<String> ids);

  /**
   * Takes it off the public side, since a law or article it cites was repealed; in the transaction
   * that finds it so, and not again for the same finding. Does nothing where nothing of it is
   * public.
   *
   * @param reason a Chinese sentence for the staff who see to it
   */
  void withdraw(Tx tx, String id, String reason);

  /**
   * Told after its registered citation has moved to a newer version: of the same words, or of
   * others that somebody has found to change nothing. For kinds that also write the citation in a
   * place of their own.
   */
  default void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {}
}
