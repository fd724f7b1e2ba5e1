package cn.pufa.dossier;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one feature holds of an organisation; in any order, in as few queries as can be. */
public interface DossierSource {

  /** Of all its entries, one English word such as {@code return}. */
  String kind();

  /** What the kind is called, such as 年度工作报告. */
  String label();

  /**
   * The operations by which this is read elsewhere: whoever may call none of them for the
   * organisation is shown nothing of it here.
   */
  Set<String> operations();

  List<DossierEntry> entries(Tx tx, UUID organization);
}
