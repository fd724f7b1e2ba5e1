package cn.pufa.content;

import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over cards and the articles in force. The index is built beside the running server and put
 * in place whole; an imported text sets off a new one.
 */
final class Search {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.search");

  /** A library with its index, all that answering needs. */
  record Snapshot(SearchLibrary library, SearchIndex index) {

    static Snapshot of(SearchLibrary library) {
      return new Snapshot(library, SearchIndex.build(library.documents()));
    }

    List<SearchLibrary.Item> search(String query, String topic, int size) {
      return index.search(query, topic, size).stream()
          .map(hit -> library.item(hit.kind(), hit.id()).answering(hit.citations(), hit.snippet()))
          .toList();
    }
  }

  private final Cards cards;
  private final Statutes statutes;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private final Object building = new Object();
  private volatile Snapshot snapshot;

  Search(Cards cards, Statutes statutes, Changes changes) {
    this.cards = cards;
    this.statutes = statutes;
    changes.on(Statutes.CHANGE, code -> rebuildSoon());
  }

  void rebuildSoon() {
    stale.set(true);
    Thread.ofPlatform().daemon().name("search-index").start(this::rebuildIfStale);
  }

  /** One build at a time; a change during a build asks for another. */
  private void rebuildIfStale() {
    synchronized (building) {
      if (stale.getAndSet(false)) {
        try {
          snapshot = Snapshot.of(new SearchLibrary(statutes, cards.shown(), statutes.allInForce()));
        } catch (RuntimeException fault) {
          stale.set(true);
          LOG.error("search index could not be built", fault);
        }
      }
    }
  }

  /** Null when there is an index to ask. */
  String fault() {
    return snapshot == null ? "building" : null;
  }

  List<SearchLibrary.Item> search(String query, String topic, int size) {
    Snapshot now = snapshot;
    if (now == null) {
      throw Problem.of(ProblemType.UNAVAILABLE, "正在准备搜索，请过几秒再试。");
    }
    return now.search(query, topic, size);
  }
}
