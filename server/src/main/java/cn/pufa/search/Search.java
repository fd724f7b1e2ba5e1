package cn.pufa.search;

import cn.pufa.content.Cards;
import cn.pufa.law.Statutes;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.search.IndexFolder.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over cards, guides and the articles in force. What is on disk answers at once; one thread
 * then compares it with what is live and writes what differs, after each change and each midnight.
 */
final class Search implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.search");

  /** How often the thread looks whether another day has begun, or tries again after a fault. */
  private static final int LOOK_SECONDS = 5;

  /** After so many in a row the folder is left alone, and the index kept in memory. */
  private static final int MOST_FAULTS = 2;

  private static final String LEXICON = SearchData.version();

  /** An index with its suggestions, all that answering needs. */
  private record View(SearchIndex index, Suggestions suggestions) {}

  private final Cards cards;
  private final Statutes statutes;
  private final Changes changes;
  private final BusinessClock clock;
  private final Path folder;
  private final Semaphore changed = new Semaphore(1);
  private final Workers searchers =
      new Workers("search", Runtime.getRuntime().availableProcessors());
  private final Thread thread;
  private volatile boolean open = true;
  private volatile View view;
  private IndexFolder files;
  private Map<String, SearchDocument> held = Map.of();

  /** Null when what is live could not be read: it is asked for at the next look. */
  private LocalDate day;

  private int faults;

  Search(Cards cards, Statutes statutes, Changes changes, BusinessClock clock, Path folder) {
    this.cards = cards;
    this.statutes = statutes;
    this.changes = changes;
    this.clock = clock;
    this.folder = folder;
    changes.on(Statutes.CHANGE, code -> changed.release());
    changes.on(Cards.CHANGE, piece -> changed.release());
    thread = Thread.ofPlatform().daemon().name("search-index").unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  /** Null when there is an index to ask. */
  String fault() {
    return view == null ? "building" : null;
  }

  SearchAnswer search(String query, String topic, int size) {
    return searchers.call(
        () -> asking(view -> SearchAnswer.of(view.index().find(query), topic, size)));
  }

  List<Suggestions.Suggestion> suggest(String typed) {
    return asking(view -> view.suggestions().of(typed));
  }

  private <T> T asking(Function<View, T> question) {
    for (var now = view; now != null; now = view) {
      if (now.index().enter()) {
        try {
          return question.apply(now);
        } finally {
          now.index().leave();
        }
      }
    }
    throw Problem.of(ProblemType.UNAVAILABLE, "正在准备搜索，请过几秒再试。");
  }

  private void follow() {
    while (open) {
      try {
        if (files == null) {
          openFiles();
        }
        if (changed.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS) || !clock.today().equals(day)) {
          changed.drainPermits();
          update();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (Problem passing) {
        LOG.warn("search index waits for the database");
        day = null;
      } catch (IOException | RuntimeException fault) {
        // A node that stops interrupts what is being written; its last commit stands.
        if (open) {
          startAgain(fault);
        }
      }
    }
  }

  /** What cannot be written or read is made anew; while that fails, the last view answers. */
  private void startAgain(Exception fault) {
    LOG.error("search index is made anew", fault);
    faults++;
    closeFiles();
    changed.release();
    try {
      IndexFolder.delete(folder);
      TimeUnit.SECONDS.sleep(1);
    } catch (IOException stays) {
      LOG.warn("search index could not be deleted: {}", stays.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void openFiles() throws IOException {
    try {
      files = faults > MOST_FAULTS ? IndexFolder.inMemory() : IndexFolder.open(folder, LEXICON);
    } catch (LockObtainFailedException other) {
      LOG.warn("search index {} is another server's; this one keeps its own in memory", folder);
      files = IndexFolder.inMemory();
    }
    var reader = files.usable();
    if (reader == null) {
      held = Map.of();
      files.empty();
      return;
    }
    var index = new SearchIndex(reader);
    held = index.documents();
    show(index);
    LOG.info("search index: {} held, up to change {}", held.size(), files.mark().change());
  }

  /**
   * Changes up to the number read first are heard, so what is live now has them; hearing more does
   * no harm.
   */
  private void update() throws IOException {
    var mark = new Mark(changes.reached(), clock.today());
    var live =
        SearchLibrary.documents(statutes, cards.live(), cards.guides(), statutes.allInForce());
    var gone = new ArrayList<>(held.keySet());
    gone.removeAll(live.keySet());
    files.remove(gone);
    var written =
        live.values().stream()
            .filter(document -> !document.equals(held.get(document.key())))
            .toList();
    for (var document : written) {
      files.put(document);
    }
    if (held.isEmpty()) {
      files.merge();
    }
    var committed = files.commit(mark);
    held = live;
    day = mark.day();
    faults = 0;
    if (view == null || !written.isEmpty() || !gone.isEmpty()) {
      show(new SearchIndex(committed));
      LOG.info("search index: {} written, {} removed", written.size(), gone.size());
    } else {
      committed.close();
    }
  }

  private void show(SearchIndex index) {
    var last = view;
    view = new View(index, Suggestions.of(index.documents().values()));
    if (last != null) {
      last.index().leave();
    }
    // A change that waits is seen first.
    index.prepare(() -> open && changed.availablePermits() == 0);
  }

  private void closeFiles() {
    if (files != null) {
      files.close();
      files = null;
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    searchers.close();
    closeFiles();
  }
}
