package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All kinds of what may be made public. */
final class Sources {

  private final Map<ItemKind, ItemSource> sources;

  Sources(List<ItemSource> sources) {
    this.sources = sources.stream().collect(Collectors.toMap(ItemSource::kind, source -> source));
  }

  Free free(Tx tx, ItemKind kind, int year, String text, Page page) {
    ItemSource source = sources.get(kind);
    return source == null ? new Free(0, List.of()) : source.free(tx, year, text, page);
  }

  /** As they read now, by subject. */
  Map<Subject, Candidate> of(Tx tx, Collection<Subject> subjects) {
    Map<Subject, Candidate> found = new HashMap<>();
    subjects.stream()
        .collect(Collectors.groupingBy(Subject::kind))
        .forEach(
            (kind, ofKind) -> {
              if (sources.containsKey(kind)) {
                sources.get(kind).of(tx, ofKind).forEach(one -> found.put(one.subject(), one));
              }
            });
    return found;
  }
}
