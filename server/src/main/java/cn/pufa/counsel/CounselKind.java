package cn.pufa.counsel;

import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opinions as things that cite the law: a changed article marks them 请复核. */
final class CounselKind implements CitingKind {

  static final String FEATURE = "counsel";

  @Override
  public String feature() {
    return FEATURE;
  }

  /** Whoever asked decides whether to ask again. */
  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    return CounselStore.byIds(tx, ids.stream().map(UUID::fromString).toList()).stream()
        .collect(
            Collectors.toMap(
                asked -> asked.id().toString(),
                asked ->
                    new Described(
                        "法律顾问意见：" + asked.title(), "/counsel/" + asked.id(), asked.askedBy())));
  }

  /** An opinion is on record as it was given; nothing of it is public. */
  @Override
  public void withdraw(Tx tx, String id, String reason) {}
}
