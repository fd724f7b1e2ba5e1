package cn.pufa.dossier;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** What one feature holds of an organisation; in any order, in as few queries as can be. */
public interface DossierSource {

  /** Of all its entries, one English word such as {@code return}. */
  String kind();

  /** What the kind is called, such as 年度工作报告. */
  String label();

  List<DossierEntry> entries(Tx tx, UUID organization);
}
